import { addContactEndpoint, changeContactEndpoint } from '@mainstay/contracts/accounts'
import type { Ctx } from '../../platform/ctx.ts'
import { encodeId } from '../../platform/ids/index.ts'
import { seatsOf, seatsOfEach } from '../agreements/index.ts'
import { addContact, changeContact, type Gathering, gatherContacts } from '../contacts/index.ts'
import { bodyOf } from './account-rows.ts'
import { accountsNamed } from './accounts-named.ts'
import { checkBody } from './check-body.ts'
import { type Placed, placesNamed } from './places-named.ts'
import { type KeptRow, listContactCells } from './queries.ts'
import type { ReadRow } from './read-table.ts'
import { changedFields, fault, type RowPlan, refuse, saysYes, type TableRules } from './row-plan.ts'

const fieldOf = { trainedOn: 'trained_on', isPrimary: 'primary' }
const keyOf = ({ account = '', email = '' }: ReadRow['cells']) => `${account.toUpperCase()} ${email.toLowerCase()}`

/** Technical contacts and observers, told apart by account and address; the name of somebody known stays theirs. */
export const contactRows: TableRules = {
  table: 'contacts',
  keyOf,
  fieldOf: {
    'contact.already': 'email',
    'person.email_taken': 'email',
    'calendar.unknown_zone': 'zone',
    'contact.primary_needed': 'primary',
  },
  async prepare(ctx, rows, { invite }) {
    const accounts = await accountsNamed(ctx, rows)
    const kept = await listContactCells(ctx, { accounts: accounts.names })
    const byKey = new Map(kept.map((row) => [`${row.account_id} ${row.cells.email}`, row]))
    const placeOf = placesNamed(ctx)
    const people = await gatherContacts(ctx, {
      seatsOfEach,
      accountIds: [...new Set(rows.flatMap(({ cells }) => accounts.find(cells.account) ?? []))],
      emails: rows.map(({ cells }) => cells.email ?? ''),
    })
    const primaries = new Map<string, number>()
    const plan = async ({ cells, line }: ReadRow): Promise<RowPlan> => {
      const accountId = accounts.find(cells.account)
      if (accountId === undefined) return refuse(accounts.unknown)
      const leads = saysYes(cells.primary)
      const first = primaries.get(accountId)
      if (leads && first !== undefined)
        return refuse(
          fault('primary', 'row.second_primary', `Line ${first} names the primary of this account already.`),
        )
      if (leads) primaries.set(accountId, line)
      const known = byKey.get(`${accountId} ${cells.email?.toLowerCase()}`)
      const place = await placeOf(cells, known?.cells)
      if (!place.ok) return refuse(place.fault)
      return known
        ? await alone(people, accountId, toChange(accountId, { cells, place, known, leads }))
        : await toAdd(people, accountId, { cells, place, leads, invite })
    }
    return { plan, finish: () => people.write() }
  },
}

const roleOf = (cell = ''): string => cell.toLowerCase() || 'contact'

/** What touches who is there already is done at once, behind what was gathered so far; then the places are counted anew. */
async function alone(people: Gathering, accountId: string, planned: RowPlan): Promise<RowPlan> {
  if (!('act' in planned)) return planned
  await people.write()
  const act = async (ctx: Ctx) => {
    await planned.act(ctx)
    await people.read([accountId])
  }
  return { ...planned, act }
}

async function toAdd(
  people: Gathering,
  accountId: string,
  { cells, place, leads, invite }: { cells: ReadRow['cells']; place: Placed; leads: boolean; invite: boolean },
): Promise<RowPlan> {
  const { city, country, region, zone } = place
  const checked = checkBody(
    bodyOf(addContactEndpoint),
    {
      name: cells.name,
      email: cells.email,
      role: roleOf(cells.role),
      isPrimary: leads,
      invite,
      ...{ city, country, zone },
      ...(region === '' ? {} : { region }),
      ...(cells.trained_on ? { trainedOn: cells.trained_on } : {}),
    },
    fieldOf,
  )
  if (!checked.ok) return refuse(...checked.faults)
  const { body } = checked
  if (people.canTake(accountId, body)) return { does: 'create', gather: () => people.add(accountId, body) }
  const params = { accountId: encodeId('acc', accountId) }
  const act = (ctx: Ctx) => addContact(seatsOf)(ctx, { params, query: undefined, body })
  return await alone(people, accountId, { does: 'create', act })
}

function toChange(
  accountId: string,
  { cells, place, known, leads }: { cells: ReadRow['cells']; place: Placed; known: KeptRow; leads: boolean },
): RowPlan {
  if (cells.role && roleOf(cells.role) !== known.cells.role)
    return refuse(
      fault(
        'role',
        'contact.role_fixed',
        `This person is ${known.cells.role}. End that in the console, then add them.`,
      ),
    )
  const { city, country, region, zone } = place
  const wanted = { city, country, region, zone, trained_on: cells.trained_on ?? '', primary: leads ? 'yes' : '' }
  const changes = changedFields(wanted, known.cells)
  if (changes.length === 0) return { does: 'stay' }
  if (changes.includes('trained_on'))
    return refuse(
      fault('trained_on', 'contact.trained_already', 'Record the training of somebody known under Training.'),
    )
  const checked = checkBody(
    bodyOf(changeContactEndpoint),
    {
      ...Object.fromEntries(['city', 'country', 'region', 'zone'].flatMap((name) => changed(name, wanted, changes))),
      ...(changes.includes('primary') ? { isPrimary: true } : {}),
    },
    fieldOf,
  )
  if (!checked.ok) return refuse(...checked.faults)
  const params = { accountId: encodeId('acc', accountId), contactId: encodeId('man', known.id) }
  return { does: 'change', changes, act: (ctx) => changeContact(ctx, { params, query: undefined, body: checked.body }) }
}

const changed = (name: string, wanted: Readonly<Record<string, string>>, changes: readonly string[]) =>
  changes.includes(name) ? [[name, wanted[name]]] : []

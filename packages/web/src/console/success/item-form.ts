import type { Sent } from '../../data/index.ts'
import { readFigure } from '../../success/read-figure.ts'
import type { Item, Kind } from '../../success/success-types.ts'

type Body = NonNullable<Sent<'POST /accounts/:accountId/success-plan/items'>['body']>
export type HeldField = NonNullable<Body['heldBack']>[number]

/** What is typed of a part of a plan; everything as text until it is sent. */
export interface ItemForm {
  readonly title: string
  readonly audience: 'customer' | 'staff'
  readonly heldBack: readonly HeldField[]
  readonly words: string
  readonly nextStep: string
  readonly ownerId: string
  readonly dueOn: string
  readonly since: string
  readonly origin: 'initial' | 'new'
  readonly releaseId: string
  readonly isMeasured: boolean
  readonly unit: string
  readonly baseline: string
  readonly target: string
  readonly from: string
  readonly team: string
  readonly note: string
}

export const startForm = (kind: Kind, today: string, item?: Item): ItemForm => ({
  title: item?.title ?? '',
  audience: kind === 'action' ? 'staff' : (item?.inside?.audience ?? 'customer'),
  heldBack: item?.inside?.heldBack ?? [],
  words: item?.words ?? '',
  nextStep: item?.nextStep ?? '',
  ownerId: item?.owner?.id ?? '',
  dueOn: item?.dueOn ?? '',
  since: item?.since ?? today,
  origin: item?.origin ?? 'new',
  releaseId: item?.release?.id ?? '',
  isMeasured: item === undefined ? kind === 'objective' || kind === 'users' : item.measure !== null,
  unit: item?.measure?.unit ?? '',
  baseline: String(item?.measure?.baseline ?? ''),
  target: String(item?.measure?.target ?? ''),
  from: item?.measure?.from ?? today,
  team: item?.inside?.team ?? '',
  note: item?.inside?.note ?? '',
})

const orNull = (written: string) => (written.trim() === '' ? null : written)
/** Whether something of this kind may be measured in figures. */
export const mayMeasure = (kind: Kind) => kind === 'objective' || kind === 'users'

const measureIn = (form: ItemForm) => {
  const [baseline, target] = [readFigure(form.baseline), readFigure(form.target)]
  if (baseline === undefined || target === undefined || form.unit.trim() === '') return undefined
  return { unit: form.unit, baseline, target, from: form.from }
}

/** Whether it can be sent as it is. */
export const isWhole = (kind: Kind, form: ItemForm): boolean =>
  form.title.trim() !== '' &&
  (!mayMeasure(kind) || !form.isMeasured || measureIn(form) !== undefined) &&
  (kind !== 'feature' || form.releaseId !== '')

/** What both a new part and a changed one say. */
export const bodyOf = (kind: Kind, form: ItemForm) => ({
  title: form.title,
  audience: form.audience,
  heldBack: [...form.heldBack],
  words: orNull(form.words),
  nextStep: orNull(form.nextStep),
  ownerId: form.ownerId === '' ? null : form.ownerId,
  dueOn: orNull(form.dueOn),
  ...(mayMeasure(kind) ? { measure: (form.isMeasured ? measureIn(form) : undefined) ?? null } : {}),
  team: orNull(form.team),
  note: orNull(form.note),
})

/** What is said once, when it begins. */
export const onceOf = (kind: Kind, form: ItemForm) => ({
  ...(form.since === '' ? {} : { since: form.since }),
  ...(kind === 'use_case' ? { origin: form.origin } : {}),
  ...(kind === 'feature' ? { releaseId: form.releaseId } : {}),
})

import { useSend } from '../../data/index.ts'
import { ItemLine } from '../../success/item-line.tsx'
import { ProgressPart } from '../../success/progress-part.tsx'
import { t as say } from '../../success/success-text.ts'
import type { Item } from '../../success/success-types.ts'
import { announce } from '../../ui/announcer.tsx'
import { Icon } from '../../ui/icons.tsx'
import { WrittenText } from '../../ui/written-text.tsx'
import { FormProblem } from '../accounts/form-problem.tsx'
import { t } from './console-success-text.ts'
import type { Asked } from './plan-screen.tsx'

/** How it stands, chosen from what may follow. */
function SetState({ item }: { readonly item: Item }) {
  const set = useSend('POST /accounts/:accountId/success-plan/items/:itemId/state')
  const choose = async (state: Item['state']) => {
    const params = { accountId: item.accountId, itemId: item.id }
    await set.mutateAsync({ params, body: { state }, ifMatch: `"${item.version}"` })
    announce(t('plan.said', { title: item.title, state: say(`state.${state}`) }))
  }
  return (
    <>
      <select
        className="input sp-set"
        aria-label={t('plan.set', { title: item.title })}
        value={item.state}
        disabled={set.isPending}
        onChange={(event) => {
          const state = item.next.find((one) => one === event.currentTarget.value)
          if (state !== undefined) void choose(state).catch(() => undefined)
        }}
      >
        {[item.state, ...item.next].map((state) => (
          <option key={state} value={state}>
            {say(`state.${state}`)}
          </option>
        ))}
      </select>
      <FormProblem problem={set.error} isTyped={false} />
    </>
  )
}

/** Who reads it, what is held back, and what is said of it among us: never mistaken for what the customer reads. */
function Inside({ item }: { readonly item: Item }) {
  const { inside, kind } = item
  if (inside === null) return null
  const fields = inside.heldBack.map((field) => t(`field.${field}`)).join(', ')
  const isPrivate = inside.audience === 'staff' && kind !== 'action'
  if (!isPrivate && fields === '' && inside.note === null && inside.team === null) return null
  return (
    <div className="sp-inside">
      <p className="sp-private">
        <Icon name="lock" size={12} />
        {isPrivate ? <b>{t('plan.private')}</b> : null}
        {inside.team === null ? null : <b>{t('plan.team', { team: inside.team })}</b>}
        {fields === '' ? null : <span>{t('plan.held', { fields })}</span>}
        {inside.note === null || isPrivate || fields !== '' || inside.team !== null ? null : <b>{t('plan.note')}</b>}
      </p>
      {inside.note === null ? null : <WrittenText text={inside.note} />}
    </div>
  )
}

interface PlanItemProps {
  readonly item: Item
  readonly isLive: boolean
  readonly onAsk: ((asked: Asked) => void) | undefined
}
/** A part of the plan with what the staff may do with it. */
export function PlanItem({ item, isLive, onAsk }: PlanItemProps) {
  return (
    <ItemLine
      item={item}
      isStateChosen={onAsk !== undefined}
      deeds={
        onAsk === undefined ? undefined : (
          <>
            {isLive && item.measure !== null ? (
              <button type="button" className="btn sm quiet" onClick={() => onAsk({ what: 'value', item })}>
                {say('value.add')}
              </button>
            ) : null}
            <SetState item={item} />
            <button
              type="button"
              className="btn sm quiet"
              aria-label={t('plan.edit', { title: item.title })}
              onClick={() => onAsk({ what: 'edit', item })}
            >
              <Icon name="pen" size={14} />
            </button>
          </>
        )
      }
    >
      <ProgressPart item={item} />
      <Inside item={item} />
    </ItemLine>
  )
}

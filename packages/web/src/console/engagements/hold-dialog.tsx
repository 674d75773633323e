import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { read, useSend } from '../../data/index.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { FormProblem } from '../accounts/form-problem.tsx'
import type { Engagement } from './engagement-types.ts'
import { t } from './engagements-text.ts'

interface Person {
  readonly id: string
  readonly name: string
}
interface SideProps {
  readonly title: string
  readonly people: readonly Person[]
  readonly chosen: readonly string[]
  readonly onToggle: (id: string) => void
}
const Side = ({ title, people, chosen, onToggle }: SideProps) => (
  <fieldset className="eng-side">
    <legend>{title}</legend>
    {people.map(({ id, name }) => (
      <label key={id}>
        <input type="checkbox" checked={chosen.includes(id)} onChange={() => onToggle(id)} /> {name}
      </label>
    ))}
  </fieldset>
)

interface HoldProps {
  readonly session: Engagement
  readonly onClose: () => void
}
/** It took place: who was there, of both sides. */
export function HoldDialog({ session, onClose }: HoldProps) {
  const params = { accountId: session.account.id }
  const contacts = useQuery(read('GET /accounts/:accountId/contacts', { params })).data?.items ?? []
  const staff = useQuery(read('GET /staff', {})).data?.items ?? []
  const hold = useSend('POST /engagements/:engagementId/attendance')
  const [chosen, setChosen] = useState([session.host?.id, session.contact?.id].filter((id) => id !== undefined))
  const toggle = (id: string) => setChosen(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id])
  const send = async () => {
    await hold.mutateAsync({ params: { engagementId: session.id }, body: { personIds: [...chosen] } })
    onClose()
  }
  return (
    <Dialog
      title={t('hold.title')}
      onClose={onClose}
      onSubmit={() => void send().catch(() => undefined)}
      foot={
        <button type="submit" className="btn pri" disabled={chosen.length < 2 || hold.isPending}>
          {t('hold.send')}
        </button>
      }
    >
      <FormProblem problem={hold.error} isTyped={false} />
      <p className="mut">{t('hold.how')}</p>
      <div className="eng-sides">
        <Side
          title={t('hold.theirs', { account: session.account.name })}
          people={contacts.map(({ person }) => person)}
          chosen={chosen}
          onToggle={toggle}
        />
        <Side title={t('hold.ours')} people={staff} chosen={chosen} onToggle={toggle} />
      </div>
    </Dialog>
  )
}

import { useQuery } from '@tanstack/react-query'
import { read, useSend } from '../../data/index.ts'
import { announce } from '../../ui/announcer.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { SkeletonRows } from '../../ui/skeletons.tsx'
import { When } from '../../ui/time/when.tsx'
import { useMe } from '../session-gate.ts'
import { t } from '../text.ts'
import { ProblemNote } from '../ticket/problem-note.tsx'
import { useAccount, useReaderZone } from '../use-account.ts'

const inWords = new Intl.ListFormat('en', { type: 'conjunction' })

/** What a contact is told beside her own tickets: her own choice, for this company. */
export function ToldChoices() {
  const account = useAccount()
  const choices = useQuery(read('GET /me/choices', {}))
  const change = useSend('PATCH /me/choices')
  if (choices.isPending) return <SkeletonRows rows={1} height={48} />
  if (choices.data === undefined) return <ErrorNote title={t('choices.fault')} onRetry={() => void choices.refetch()} />
  const { urgentOff, urgent, clause, mailCameBackAt, version } = choices.data
  const choose = async (isOff: boolean) => {
    const sent = { body: { urgentOff: isOff }, ifMatch: `"${version}"` }
    if ((await change.mutateAsync(sent).catch(() => undefined)) === undefined) return void choices.refetch()
    announce(t(isOff ? 'choices.now_off' : 'choices.now_on'))
  }
  return (
    <>
      {mailCameBackAt === null ? null : <MailCameBack since={mailCameBackAt} />}
      <label className="choice">
        <input
          type="checkbox"
          checked={!urgentOff}
          disabled={change.isPending}
          onChange={(event) => void choose(!event.currentTarget.checked)}
        />
        <span>
          {t('choices.urgent', { priorities: inWords.format(urgent), company: account.name })}
          <span className="field-hint">{t('choices.urgent_why', { clause })}</span>
        </span>
      </label>
      <ProblemNote problem={change.error} />
    </>
  )
}

/** Her address refuses mail: she can say that it takes it again. */
function MailCameBack({ since }: { readonly since: string }) {
  const { person } = useMe()
  const zone = useReaderZone()
  const again = useSend('POST /people/:personId/mail-again')
  return (
    <div className="choice-mail">
      <p>
        <b className="late-t">{t('choices.mail_back', { email: person.email })}</b> {t('choices.mail_since')}{' '}
        <When at={Date.parse(since)} zone={zone} />
        {t('choices.mail_held')}
      </p>
      <button
        type="button"
        className="btn"
        disabled={again.isPending}
        onClick={() => again.mutate({ params: { personId: person.id } })}
      >
        {t('choices.mail_again')}
      </button>
      <ProblemNote problem={again.error} />
    </div>
  )
}

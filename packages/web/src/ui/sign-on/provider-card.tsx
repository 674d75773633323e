import { type ReactNode, useState } from 'react'
import { announce } from '../announcer.tsx'
import { Dialog } from '../dialog.tsx'
import { ErrorNote } from '../error-note.tsx'
import { Findings } from './findings.tsx'
import { JoiningForm } from './joining-form.tsx'
import { ProviderForm } from './provider-form.tsx'
import { sayOn } from './sign-on-text.ts'
import type { Finding, ProviderDesk, ShownProvider } from './types.ts'
import { useDoing } from './use-doing.ts'

interface ProviderCardProps {
  readonly desk: ProviderDesk
  readonly provider: ShownProvider
  readonly mayManage: boolean
  readonly isStaffs: boolean
  /** Who came in by it. */
  readonly people: ReactNode
}
type Asked = 'change' | 'only' | 'off' | 'remove'

/** One sign-in service: what it is, whether it works, who may come in by it. */
export function ProviderCard({ desk, provider, mayManage, isStaffs, people }: ProviderCardProps) {
  const { label, issuer, isOn, ssoOnly } = provider
  const [asked, setAsked] = useState<Asked>()
  const [findings, setFindings] = useState<readonly Finding[]>()
  const { busy, problem, done } = useDoing(desk.sayProblem)
  const change = async (part: Parameters<ProviderDesk['change']>[1], said: string) => {
    if (await done(() => desk.change(provider, part))) announce(said)
  }
  return (
    <section className="panel provider" aria-label={label}>
      <header>
        <h3>{label}</h3>
        <span className={isOn ? 'kept-t sm' : 'qt sm'}>{sayOn(isOn ? 'one.on' : 'one.off')}</span>
        {isOn && ssoOnly ? <span className="acc-t sm">{sayOn('one.only')}</span> : null}
      </header>
      <p className="mut sm provider-issuer">{issuer}</p>
      {problem === undefined ? null : <ErrorNote title={problem.title} kept="" />}
      {mayManage ? (
        <>
          <div className="provider-do">
            <button
              type="button"
              className="btn sm"
              disabled={busy}
              onClick={() => void done(async () => setFindings(await desk.tryOne(provider)))}
            >
              {sayOn('one.try')}
            </button>
            <button type="button" className="btn sm" onClick={() => setAsked('change')}>
              {sayOn('one.change')}
            </button>
            <button
              type="button"
              className="btn sm"
              disabled={busy}
              onClick={() => (isOn ? setAsked('off') : void change({ isOn: true }, sayOn('one.now_on', { label })))}
            >
              {sayOn(isOn ? 'one.switch_off' : 'one.switch_on')}
            </button>
            <button type="button" className="btn sm quiet" onClick={() => setAsked('remove')}>
              {sayOn('one.remove')}
            </button>
          </div>
          {findings === undefined ? null : <Findings findings={findings} />}
          <label className="provider-only">
            <input
              type="checkbox"
              checked={ssoOnly}
              disabled={busy}
              onChange={() => (ssoOnly ? void change({ ssoOnly: false }, sayOn('one.saved')) : setAsked('only'))}
            />
            <span>
              {sayOn('one.only_label')}
              <span className="field-hint">{sayOn(isStaffs ? 'one.only_why_staff' : 'one.only_why')}</span>
            </span>
          </label>
          {isStaffs ? null : <JoiningForm key={provider.version} desk={desk} provider={provider} />}
        </>
      ) : null}
      <details>
        <summary>{sayOn('one.people', { count: provider.people })}</summary>
        {people}
      </details>
      {asked === undefined ? null : (
        <Question asked={asked} desk={desk} provider={provider} onClose={() => setAsked(undefined)} />
      )}
    </section>
  )
}

interface QuestionProps {
  readonly asked: Asked
  readonly desk: ProviderDesk
  readonly provider: ShownProvider
  readonly onClose: () => void
}
function Question({ asked, desk, provider, onClose }: QuestionProps) {
  const { busy, problem, done } = useDoing(desk.sayProblem)
  const { label } = provider
  if (asked === 'change') return <ProviderForm desk={desk} provider={provider} onClose={onClose} />
  const words = {
    only: { work: () => desk.change(provider, { ssoOnly: true }), said: 'one.now_only', act: 'one.only_act' },
    off: { work: () => desk.change(provider, { isOn: false }), said: 'one.now_off', act: 'one.switch_off' },
    remove: { work: () => desk.remove(provider), said: 'remove.done', act: 'one.remove' },
  } as const
  const { work, said, act } = words[asked]
  const go = async () => {
    if (!(await done(work))) return
    announce(sayOn(said, { label }))
    onClose()
  }
  return (
    <Dialog
      title={sayOn(`${asked}.title`, { label })}
      onClose={onClose}
      onSubmit={() => void go()}
      foot={
        <>
          <button type="button" className="btn quiet" onClick={onClose}>
            {sayOn('form.cancel')}
          </button>
          <button type="submit" className="btn pri" disabled={busy}>
            {sayOn(act)}
          </button>
        </>
      }
    >
      {problem === undefined ? null : <ErrorNote title={problem.title} kept="" />}
      <p>{sayOn(`${asked}.body`)}</p>
    </Dialog>
  )
}

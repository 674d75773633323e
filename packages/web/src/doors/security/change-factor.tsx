import { useState } from 'react'
import { useSend } from '../../data/index.ts'
import { announce } from '../../ui/announcer.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { DoorProblem } from '../door-frame.tsx'
import { t } from '../text.ts'
import { CodeField } from './code-field.tsx'
import { ProofField, proofOf } from './proof-field.tsx'
import { KeepCodes } from './set-up-factor.tsx'

interface ChangeFactorProps {
  readonly asked: 'renew' | 'end'
  readonly hasPassword: boolean
  readonly onClose: () => void
}
/** New recovery codes, or no second factor any more: both want the password and a code. */
export function ChangeFactor({ asked, hasPassword, onClose }: ChangeFactorProps) {
  const renew = useSend('POST /auth/second-factor/recovery-codes')
  const end = useSend('POST /auth/second-factor/end')
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [codes, setCodes] = useState<readonly string[]>()
  const submit = async () => {
    const body = { code, ...proofOf(password) }
    if (asked === 'renew') return setCodes((await renew.mutateAsync({ body })).body.recoveryCodes)
    await end.mutateAsync({ body })
    announce(t('factor.now_off'))
    onClose()
  }
  if (codes !== undefined) return <KeepCodes codes={codes} onClose={onClose} />
  return (
    <Dialog
      title={t(`factor.${asked}_title`)}
      onClose={onClose}
      onSubmit={() => void submit().catch(() => undefined)}
      foot={
        <>
          <button type="button" className="btn" onClick={onClose}>
            {t('factor.keep')}
          </button>
          <button type="submit" className="btn pri" disabled={renew.isPending || end.isPending}>
            {t(asked === 'renew' ? 'factor.renew' : 'factor.end')}
          </button>
        </>
      }
    >
      <DoorProblem problem={renew.error ?? end.error} />
      <p className="mut">{t(`factor.${asked}_lead`)}</p>
      {hasPassword ? <ProofField value={password} onChange={setPassword} /> : null}
      <CodeField value={code} onChange={setCode} />
    </Dialog>
  )
}

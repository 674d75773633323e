import { useState } from 'react'
import { useSend } from '../../data/index.ts'
import { announce } from '../../ui/announcer.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { DoorProblem } from '../door-frame.tsx'
import { EnrolFields, RecoveryCodes, useEnrol } from '../enrol-form.tsx'
import { t } from '../text.ts'
import { ProofField, proofOf } from './proof-field.tsx'

interface SetUpFactorProps {
  readonly hasPassword: boolean
  readonly onClose: () => void
}
/** In three steps: prove who one is, scan and confirm, keep the recovery codes. */
export function SetUpFactor({ hasPassword, onClose }: SetUpFactorProps) {
  const begin = useSend('POST /auth/second-factor')
  const [password, setPassword] = useState('')
  const [codes, setCodes] = useState<readonly string[]>()
  const enrol = useEnrol((kept) => {
    setCodes(kept)
    announce(t('factor.now_on'))
  })
  const begun = begin.data?.body
  if (codes !== undefined) return <KeepCodes codes={codes} onClose={onClose} />
  const submit = () =>
    begun === undefined
      ? void begin.mutateAsync({ body: proofOf(password) }).catch(() => undefined)
      : void enrol.submit()
  return (
    <Dialog
      title={t('factor.begin_title')}
      onClose={onClose}
      onSubmit={submit}
      foot={
        <button type="submit" className="btn pri" disabled={begin.isPending || enrol.send.isPending}>
          {t(begun === undefined ? 'factor.begin' : 'enrol.go')}
        </button>
      }
    >
      <DoorProblem problem={begin.error ?? enrol.send.error} />
      {begun === undefined ? (
        hasPassword ? (
          <ProofField value={password} onChange={setPassword} />
        ) : (
          <p className="mut">{t('enrol.before')}</p>
        )
      ) : (
        <EnrolFields begun={begun} code={enrol.code} onCode={enrol.setCode} />
      )}
    </Dialog>
  )
}

/** The recovery codes, until one says that they are kept. */
export function KeepCodes({ codes, onClose }: { readonly codes: readonly string[]; readonly onClose: () => void }) {
  return (
    <Dialog
      title={t('enrol.kept_heading')}
      onClose={onClose}
      onSubmit={onClose}
      foot={
        <button type="submit" className="btn pri">
          {t('enrol.done')}
        </button>
      }
    >
      <p className="mut">{t('enrol.kept')}</p>
      <RecoveryCodes codes={codes} />
    </Dialog>
  )
}

import { Button, TextInput } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { ApiProblem, useSend } from '../data/index.ts'
import { DoorFrame } from './door-frame.tsx'
import { t } from './text.ts'

interface SecondStepProps {
  readonly brand: ReactNode
  readonly onIn: () => void
  /** The step is over: too long, too many tries. */
  readonly onOver: () => void
}
/** The code of the app, or a recovery code. */
export function SecondStep({ brand, onIn, onOver }: SecondStepProps) {
  const [code, setCode] = useState('')
  const [byRecovery, setByRecovery] = useState(false)
  const send = useSend('POST /auth/second-step')
  const isOver = send.error instanceof ApiProblem && send.error.code === 'session.step_over'
  const submit = async () => {
    const done = await send.mutateAsync({ body: { code } }).catch(() => undefined)
    if (done === undefined) setCode('')
    else onIn()
  }
  const swap = () => {
    setByRecovery(!byRecovery)
    setCode('')
  }
  return (
    <DoorFrame
      brand={brand}
      heading={t('step.heading')}
      lead={t(byRecovery ? 'step.lead_recovery' : 'step.lead')}
      problem={send.error}
      onSubmit={() => void (isOver ? onOver() : submit())}
    >
      {isOver ? (
        <Button type="submit" size="md" autoFocus>
          {t('step.over')}
        </Button>
      ) : (
        <>
          <TextInput
            key={String(byRecovery)}
            className="door-code"
            label={t(byRecovery ? 'step.recovery' : 'step.code')}
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
            autoComplete="one-time-code"
            autoFocus
            required
            withAsterisk={false}
            size="md"
            maxLength={40}
            {...(byRecovery ? {} : { inputMode: 'numeric' as const, pattern: '[0-9 ]{6,8}' })}
          />
          <Button type="submit" size="md" fullWidth loading={send.isPending}>
            {t('step.go')}
          </Button>
          <p className="door-else">
            <button type="button" className="lk" onClick={swap}>
              {t(byRecovery ? 'step.use_code' : 'step.use_recovery')}
            </button>
          </p>
        </>
      )}
    </DoorFrame>
  )
}

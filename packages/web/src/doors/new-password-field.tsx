import { PasswordInput } from '@mantine/core'
import { ApiProblem } from '../data/index.ts'
import { t } from './text.ts'

interface NewPasswordFieldProps {
  readonly label: string
  readonly value: string
  readonly problem: Error | null
  readonly onChange: (password: string) => void
  readonly required?: boolean
}
/** A password that is being chosen, with the rule and what is wrong with it. */
export function NewPasswordField({ label, value, problem, onChange, required = true }: NewPasswordFieldProps) {
  const fault = isAboutPassword(problem) ? problem.title : undefined
  return (
    <PasswordInput
      label={label}
      description={t('password.rule')}
      autoComplete="new-password"
      minLength={12}
      maxLength={256}
      size="md"
      required={required}
      withAsterisk={false}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      visibilityToggleButtonProps={{ 'aria-label': t('password.reveal') }}
      {...(fault === undefined ? {} : { error: fault })}
    />
  )
}

/** Whether a refusal is about the new password itself, and stands under its field. */
export const isAboutPassword = (problem: Error | null): problem is ApiProblem =>
  problem instanceof ApiProblem && problem.code === 'session.password_too_common'

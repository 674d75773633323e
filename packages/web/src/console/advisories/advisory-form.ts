import type { Advisory } from '@mainstay/contracts/advisories'
import { readWallTime, writeWallTime } from '../../ui/time/wall-time.ts'

/** What stands in the form of an advisory; the day as the reader's wall clock shows it, empty for none. */
export interface AdvisoryForm {
  readonly productId: string
  readonly severity: Advisory['severity']
  readonly title: string
  readonly text: string
  readonly affected: string
  readonly fixedIn: string
  readonly workaround: string
  readonly named: readonly string[]
  readonly opens: string
  readonly whatChanged: string
}

export const formOf = (advisory: Advisory | undefined, zone: string): AdvisoryForm => ({
  productId: advisory?.productId ?? '',
  severity: advisory?.severity ?? 'medium',
  title: advisory?.title ?? '',
  text: advisory?.text ?? '',
  affected: advisory?.affected ?? '',
  fixedIn: advisory?.fixedIn ?? '',
  workaround: advisory?.workaround ?? '',
  named: advisory?.named.map(({ id }) => id) ?? [],
  opens: advisory?.opensAt == null ? '' : writeWallTime(Date.parse(advisory.opensAt), zone),
  whatChanged: '',
})

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim())

/** As it is sent. */
export function contentOf(form: AdvisoryForm, zone: string) {
  const opens = form.opens === '' ? undefined : readWallTime(form.opens, zone)
  return {
    severity: form.severity,
    title: form.title.trim(),
    text: form.text.trim(),
    affected: form.affected.trim(),
    fixedIn: orNull(form.fixedIn),
    workaround: orNull(form.workaround),
    named: [...form.named],
    opensAt: opens === undefined ? null : new Date(opens).toISOString(),
  }
}

/** Whether everything that is needed is there; what it says is the desk's to judge. */
export const isWhole = ({ title, text, affected }: AdvisoryForm): boolean =>
  [title, text, affected].every((one) => one.trim() !== '')

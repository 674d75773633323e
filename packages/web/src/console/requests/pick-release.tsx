import { useQuery } from '@tanstack/react-query'
import { type Returned, read } from '../../data/index.ts'
import { Field } from '../../ui/field.tsx'
import { sayDate } from '../../versions/say-date.ts'
import { t } from './requests-text.ts'

type Release = Returned<'GET /releases'>['items'][number]

/** What everybody may hear of: a hotfix is for few, a candidate ships nothing. */
const isForAll = ({ kind, state }: Release) => kind !== 'hotfix' && kind !== 'prerelease' && state !== 'withdrawn'
const isOut = ({ state, isPlanned }: Release) => state === 'published' && !isPlanned

function say({ version, state, availableOn }: Release): string {
  const day = availableOn === null ? t('release.no_day') : sayDate(availableOn)
  return t(state === 'draft' ? 'release.draft' : 'release.dated', { version, day })
}

interface PickProps {
  readonly productId: string
  /** Releases that are out, for what shipped; else those to come. */
  readonly out: boolean
  readonly isNeeded: boolean
  readonly value: string | null
  readonly onChange: (id: string | null) => void
}
/** Chooses a release of the catalogue, newest first: drafts and plans, or what is out. */
export function PickRelease({ productId, out, isNeeded, value, onChange }: PickProps) {
  const { data } = useQuery(read('GET /releases', { query: { productId, limit: 100 } }))
  const fits = (data?.items ?? []).filter((release) => isForAll(release) && isOut(release) === out)
  const chosen = fits.find(({ id }) => id === value)
  const isEmpty = data !== undefined && fits.length === 0
  return (
    <Field label={t('status.release')} hint={t(isEmpty && !out ? 'release.none_to_come' : 'status.release_how')}>
      {(attributes) => (
        <select
          {...attributes}
          className="input"
          value={chosen?.id ?? ''}
          onChange={(event) => onChange(event.currentTarget.value || null)}
        >
          <option value="">{t(isNeeded ? 'release.choose' : 'release.without')}</option>
          {fits.map((release) => (
            <option key={release.id} value={release.id}>
              {say(release)}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

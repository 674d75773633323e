import {
  platformKinds,
  platformState,
  readPlatform,
  type SupportMatrix,
  writePlatform,
} from '@mainstay/policy/platforms'
import { useId } from 'react'
import { Icon } from '../ui/icons.tsx'
import type { InstallationForm, PlatformLine } from './form-state.ts'
import { t } from './installations-text.ts'
import { sayPlatform, toneClass } from './say-installation.ts'

interface PlatformLinesProps {
  readonly form: InstallationForm
  readonly matrix: SupportMatrix | undefined
  /** The civil date that states are told for. */
  readonly on: string
  readonly onChange: (platforms: readonly PlatformLine[]) => void
}

interface LineProps extends Omit<PlatformLinesProps, 'onChange'> {
  readonly line: PlatformLine
  readonly nth: number
  readonly onChange: (part: Partial<PlatformLine>) => void
  readonly onRemove: () => void
}

/** What the matrix says of the line as it is typed; nothing before there is a version to ask about. */
function Said({ line, form, matrix, on }: Pick<LineProps, 'line' | 'form' | 'matrix' | 'on'>) {
  if (matrix === undefined || line.text.trim() === '' || form.productVersion.trim() === '') return null
  const platform = readPlatform(line.kind, line.text)
  const verdict = platformState({ matrix, productVersion: form.productVersion, platform, on })
  const said = sayPlatform(verdict)
  return (
    <span className={toneClass[said.tone]}>
      {said.text}
      {verdict.line === null ? null : ` · ${t('platform.line', { line: verdict.line })}`}
    </span>
  )
}

function Line({ line, nth, form, matrix, on, onChange, onRemove }: LineProps) {
  const list = useId()
  const offered = (matrix?.rows ?? []).filter(({ kind }) => kind === line.kind).map(writePlatform)
  return (
    <fieldset className="inst-platform-line" aria-label={t('form.platform_nth', { n: nth })}>
      <select
        className="input"
        aria-label={t('form.platform_kind')}
        value={line.kind}
        onChange={(event) => onChange({ kind: platformKinds.find((kind) => kind === event.target.value) ?? line.kind })}
      >
        {platformKinds.map((kind) => (
          <option key={kind} value={kind}>
            {t(`kind.${kind}`)}
          </option>
        ))}
      </select>
      <input
        className="input"
        aria-label={t('form.platform')}
        aria-describedby={`${list}-said`}
        list={list}
        value={line.text}
        maxLength={120}
        autoComplete="off"
        onChange={(event) => onChange({ text: event.target.value })}
      />
      <button
        type="button"
        className="btn quiet sm"
        aria-label={t('form.platform_remove', { what: line.text || t(`kind.${line.kind}`) })}
        onClick={onRemove}
      >
        <Icon name="cross" size={14} />
      </button>
      <span className="inst-said" id={`${list}-said`} aria-live="polite">
        <Said line={line} form={form} matrix={matrix} on={on} />
      </span>
      <datalist id={list}>
        {[...new Set(offered)].map((text) => (
          <option key={text} value={text} />
        ))}
      </datalist>
    </fieldset>
  )
}

/** What an installation runs on, line by line, with suggestions from the matrix and its word on each. */
export function PlatformLines({ form, matrix, on, onChange }: PlatformLinesProps) {
  const lines = form.platforms
  const replace = (key: number, part: Partial<PlatformLine>) =>
    onChange(lines.map((line) => (line.key === key ? { ...line, ...part } : line)))
  const add = () =>
    onChange([...lines, { key: Math.max(-1, ...lines.map(({ key }) => key)) + 1, kind: 'cloud_service', text: '' }])
  return (
    <fieldset className="inst-form-platforms">
      <legend>{t('form.runs_on')}</legend>
      <span className="field-hint">{t('form.runs_on_how')}</span>
      {lines.map((line, index) => (
        <Line
          key={line.key}
          {...{ line, form, matrix, on }}
          nth={index + 1}
          onChange={(part) => replace(line.key, part)}
          onRemove={() => onChange(lines.filter(({ key }) => key !== line.key))}
        />
      ))}
      {lines.length >= 20 ? null : (
        <div>
          <button type="button" className="btn sm" onClick={add}>
            <Icon name="plus" size={14} />
            {t('form.platform_add')}
          </button>
        </div>
      )}
    </fieldset>
  )
}

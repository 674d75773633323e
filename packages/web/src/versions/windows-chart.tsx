import type { LineWindow } from '@mainstay/contracts/support-windows'
import { useId } from 'react'
import './windows-chart.css'
import { t } from './versions-text.ts'
import { scaleWindows, type WindowStretch } from './windows-scale.ts'

const rowHeight = 34
const barTop = 10
const barHeight = 14
const percent = (value: number) => `${value}%`

interface RowProps {
  readonly window: LineWindow
  readonly stretch: WindowStretch
  readonly now: number
  readonly top: number
  readonly hatch: string
}

/** A bar between two places, cut in what is used up and what is left. */
function Bar({
  from,
  to,
  now,
  y,
  name,
  hatch,
}: {
  readonly from: number
  readonly to: number
  readonly now: number
  readonly y: number
  readonly name: string
  readonly hatch?: string | undefined
}) {
  const cut = Math.min(to, Math.max(from, now))
  const box = { y, height: barHeight }
  return (
    <>
      {cut > from ? (
        <rect className={`${name} vw-used`} x={percent(from)} width={percent(cut - from)} {...box} />
      ) : null}
      {to > cut ? <rect className={`${name} vw-left`} x={percent(cut)} width={percent(to - cut)} {...box} /> : null}
      {hatch === undefined || to <= from ? null : (
        <rect fill={`url(#${hatch})`} x={percent(from)} width={percent(to - from)} {...box} />
      )}
    </>
  )
}

/** Where support ends: a pole with a flag; hollow while a plan alone says so, or it may come sooner. */
function End({ at, y, isSure }: { readonly at: number; readonly y: number; readonly isSure: boolean }) {
  return (
    <svg x={percent(at)} y={y - 7} width="14" height={barHeight + 11} overflow="visible" aria-hidden="true">
      <path className={isSure ? 'vw-pole' : 'vw-pole vw-dash'} d={`M0.750 0V${barHeight + 10}`} />
      <path className={isSure ? 'vw-flag' : 'vw-flag vw-hollow'} d="M0.750 0.750h8.500l-2 2.750 2 2.750h-8.500z" />
    </svg>
  )
}

/** What a plan alone says, or takes away: an outline. */
function Outline({
  from,
  to,
  y,
  name,
}: {
  readonly from: number
  readonly to: number
  readonly y: number
  readonly name: string
}) {
  if (to <= from) return null
  return <rect className={name} x={percent(from)} width={percent(to - from)} y={y + 0.5} height={barHeight - 1} />
}

function Row({ window, stretch, now, top, hatch }: RowProps) {
  const { from, turns, to, promised, isOpen } = stretch
  const y = top + barTop
  const isOver = window.state === 'ended'
  if (window.isPlanned)
    return (
      <>
        <Outline from={from} to={to} y={y} name="vw-plan" />
        {isOpen ? null : <End at={to} y={y} isSure={false} />}
      </>
    )
  const isTurnPlanned = turns > now
  return (
    <g className={isOver ? 'vw-over' : undefined}>
      <Bar from={from} to={turns} now={now} y={y} name="vw-full" />
      {isTurnPlanned ? (
        <Outline from={turns} to={to} y={y} name="vw-plan vw-plan-last" />
      ) : (
        <Bar from={turns} to={to} now={now} y={y} name="vw-last" hatch={hatch} />
      )}
      <Outline from={to} to={promised} y={y} name="vw-plan vw-plan-last" />
      {isOpen || (isOver && to === 0) ? null : (
        <End at={to} y={y} isSure={isOver || !(window.endIsPlanned || window.untilAtLatest)} />
      )}
    </g>
  )
}

const label = (window: LineWindow) => `${window.version}: ${window.text}`

/**
 * All majors' windows over time, in the ribbon's grammar: solid is full support, hatched its last months, dashed a plan,
 * a needle for now, a flag where it ends. The table beside it says the same.
 */
export function WindowsChart({ windows, today }: { readonly windows: readonly LineWindow[]; readonly today: string }) {
  const id = useId()
  const hatch = `${id}-hatch`
  const { now, years, stretches } = scaleWindows(windows, today)
  const height = windows.length * rowHeight
  return (
    <figure className="vw">
      <div className="vw-names" aria-hidden="true">
        {windows.map(({ line, version }) => (
          <span key={line} style={{ height: rowHeight }}>
            {version}
          </span>
        ))}
      </div>
      <svg
        className="vw-picture"
        width="100%"
        height={height + 26}
        role="img"
        aria-label={`${t('chart.label')}. ${windows.map(label).join(' ')}`}
      >
        <defs>
          <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <path className="vw-hatch" d="M0 0V6" />
          </pattern>
        </defs>
        {years.map((year) => (
          <g key={year.label}>
            <line className="vw-year" x1={percent(year.at)} x2={percent(year.at)} y1="0" y2={height} />
            <text x={percent(year.at)} y={height + 18} textAnchor="middle">
              {year.label}
            </text>
          </g>
        ))}
        {windows.map((window, index) => {
          const stretch = stretches[index]
          return stretch === undefined ? null : (
            <Row key={window.line} {...{ window, stretch, now, hatch }} top={index * rowHeight} />
          )
        })}
        <line className="vw-now" x1={percent(now)} x2={percent(now)} y1="-2" y2={height} />
        <text className="vw-now-word" x={percent(now)} textAnchor="middle" y="-8">
          {t('chart.now')}
        </text>
      </svg>
      <figcaption className="vw-legend">
        {(['full', 'last', 'ended', 'planned', 'end'] as const).map((name) => (
          <span key={name}>
            {name === 'end' ? (
              <svg width="12" height="16" aria-hidden="true">
                <path className="vw-pole" d="M1 1V16" />
                <path className="vw-flag" d="M1 1h8.500l-2 2.750 2 2.750H1z" />
              </svg>
            ) : (
              <i className={`vw-key vw-key-${name}`} aria-hidden="true" />
            )}
            {t(`chart.${name}`)}
          </span>
        ))}
      </figcaption>
    </figure>
  )
}

import { useState } from 'react'
import { PriorityGlyph } from '../ui/priority-glyph.tsx'
import { Segmented } from '../ui/segmented.tsx'
import { formatDuration } from '../ui/time/format-duration.ts'
import { sayTarget } from '../ui/time/say-target.ts'
import { FigureButton } from './figure-button.tsx'
import { foldInto, type Open, type Times } from './report-model.ts'
import { t } from './report-text.ts'
import { ShareChart } from './share-chart.tsx'

const columns = ['p50', 'p90', 'p99', 'longest'] as const

/** How long answers took, priority by priority, and against what was promised. */
export function TimesPart({ times, onOpen }: { readonly times: readonly Times[]; readonly onOpen: Open }) {
  const [which, setWhich] = useState<'open' | 'wall'>('open')
  if (times.length === 0) return <p className="mut">{t('times.none')}</p>
  return (
    <>
      <div className="rp-line">
        <p className="mut sm">{t(`times.how.${which}`)}</p>
        <Segmented
          label={t('times.which')}
          value={which}
          segments={[
            { value: 'open', label: t('times.open') },
            { value: 'wall', label: t('times.wall') },
          ]}
          onChange={setWhich}
        />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls by keyboard */}
      <section className="rp-scroll" tabIndex={0} aria-label={t('table.of', { title: t('times') })}>
        <table {...foldInto(columns.length + 2)}>
          <caption className="sr">{t('times')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('times.priority')}</th>
              <th scope="col" className="rp-num">
                {t('times.answers')}
              </th>
              {columns.map((name) => (
                <th key={name} scope="col" className="rp-num">
                  {t(`times.${name}`)}
                </th>
              ))}
              <th scope="col" className="rp-num">
                {t('times.target')}
              </th>
            </tr>
          </thead>
          <tbody>
            {times.map((line) => (
              <tr key={line.priority}>
                <th scope="row">
                  <PriorityGlyph priority={line.priority} size={13} />
                </th>
                <td className="rp-num">
                  <FigureButton
                    opened={{
                      figure: 'responses.answered',
                      label: `${line.priority}, ${t('times.answers')}`,
                      count: line.answers,
                      priority: line.priority,
                    }}
                    onOpen={onOpen}
                  />
                </td>
                {columns.map((name) => (
                  <td key={name} className="rp-num t">
                    {line[which] === null ? '–' : formatDuration(line[which][name], { seconds: true })}
                  </td>
                ))}
                <td className="rp-num t">{line.target === null ? '–' : sayTarget(line.target)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <div className="rp-charts">
        {times.map((line) => (
          <ShareChart key={line.priority} times={line} onOpen={onOpen} />
        ))}
      </div>
    </>
  )
}

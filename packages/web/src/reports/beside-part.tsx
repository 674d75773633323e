import { FigureButton } from './figure-button.tsx'
import type { Figures, Open } from './report-model.ts'
import { t } from './report-text.ts'

/** What could make the figures look better than they are; it stands there also when it is nothing. */
export function BesidePart({ beside, onOpen }: { readonly beside: Figures['beside']; readonly onOpen: Open }) {
  const {
    silent,
    silentAfterDays,
    loweredLate,
    cancelledByStaff,
    notSolved,
    reopened,
    installationsBehind,
    mostDaysBehind,
  } = beside
  const lines = [
    {
      figure: 'beside.silent',
      label: t('beside.silent'),
      count: silent,
      how: t('beside.silent.how', { days: silentAfterDays }),
    },
    {
      figure: 'beside.lowered_late',
      label: t('beside.loweredLate'),
      count: loweredLate,
      how: t('beside.loweredLate.how'),
    },
    {
      figure: 'beside.cancelled_by_staff',
      label: t('beside.cancelledByStaff'),
      count: cancelledByStaff,
      how: t('beside.cancelledByStaff.how'),
    },
    { figure: 'beside.not_solved', label: t('beside.notSolved'), count: notSolved, how: t('beside.notSolved.how') },
    { figure: 'beside.reopened', label: t('beside.reopened'), count: reopened, how: t('beside.reopened.how') },
    {
      figure: 'beside.behind',
      label: t('beside.behind'),
      count: installationsBehind,
      how: mostDaysBehind === null ? t('beside.behind.none') : t('beside.behind.how', { days: mostDaysBehind }),
    },
  ]
  return (
    <>
      <dl className="rp-beside">
        {lines.map(({ how, ...opened }) => (
          <div key={opened.figure}>
            <dt>
              {opened.label}
              <span className="mut sm">{how}</span>
            </dt>
            <dd>
              <FigureButton opened={opened} onOpen={onOpen} />
            </dd>
          </div>
        ))}
      </dl>
      <h3 className="rp-sub">{t('solved')}</h3>
      <p className="mut sm">{t('solved.how')}</p>
      <dl className="rp-answers">
        {(['yes', 'partly', 'no'] as const).map((answer) => (
          <div key={answer}>
            <dt>{t(`solved.${answer}`)}</dt>
            <dd>
              <FigureButton
                opened={{ figure: `solved.${answer}`, label: t(`solved.${answer}`), count: beside.solved[answer] }}
                onOpen={onOpen}
              />
            </dd>
          </div>
        ))}
      </dl>
    </>
  )
}

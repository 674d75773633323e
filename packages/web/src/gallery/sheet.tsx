import { Wordmark } from '../ui/mark.tsx'
import { Ribbon } from '../ui/ribbon/ribbon.tsx'
import { drawRibbon } from '../ui/ribbon/ribbon-geometry.ts'
import { sayRibbon } from '../ui/ribbon/ribbon-words.ts'
import { dissent, expected, samples, still } from './samples.ts'
import './sheet.css'
import { t } from './text.ts'

function States() {
  return samples.map(({ name, word, about, model }) => {
    const now = model.now ?? 0
    const geometry = drawRibbon({ model, now, size: 'full', width: 796 })
    return (
      <div className="st" key={name}>
        <div>
          <h3>{name}</h3>
          <p className="c">
            {t('on_screen')} <b>{word}</b>
          </p>
          <p className="d">{about}</p>
        </div>
        <div>
          <Ribbon model={model} />
          <p className="tx t">{sayRibbon(model, geometry, now)}</p>
        </div>
      </div>
    )
  })
}

const small = [...samples, { name: 'Disagreed', model: dissent }, { name: 'Coverage closed', model: still }]
function Sizes({ theme }: { readonly theme: 'light' | 'dark' }) {
  return (
    <div className="theme" data-theme={theme}>
      <h3>{t(theme)}</h3>
      <table>
        <tbody>
          {small.map(({ name, model }) => (
            <tr key={name}>
              <td>{name}</td>
              <td>
                <Ribbon model={model} size="row" />
              </td>
              <td>
                <Ribbon model={model} size="spark" />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Every state and size of the ribbon in one place, to be looked at. */
export function Sheet() {
  return (
    <main className="sheet">
      <Wordmark />
      <h1>{t('title')}</h1>
      <section>
        <h2>{t('states')}</h2>
        <States />
      </section>
      <section>
        <h2>{t('home')}</h2>
        <div className="panel sheet-panel">
          <Ribbon model={expected} />
        </div>
        <div className="panel sheet-panel">
          <Ribbon model={dissent} />
        </div>
      </section>
      <section>
        <h2>{t('sizes')}</h2>
        <div className="siz">
          <Sizes theme="light" />
          <Sizes theme="dark" />
        </div>
      </section>
    </main>
  )
}

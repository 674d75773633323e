import { isColour, judgeAccent } from '@mainstay/policy/portals'
import { type FormEvent, type ReactNode, useId, useState } from 'react'
import { LineField, WordsField } from '../ui/plain-fields.tsx'
import './brand-editor.css'
import { brandSay } from './brand-text.ts'
import type { BrandDraft } from './brand-types.ts'
import { ColourField } from './colour-field.tsx'
import { LogoField } from './logo-field.tsx'
import { PortalPreview } from './portal-preview.tsx'

interface BrandEditorProps {
  /** As it is kept now. */
  readonly kept: BrandDraft
  /** What is shown where no name is given. */
  readonly accountName: string
  readonly logoUrl: string | null
  readonly isSaving: boolean
  readonly onSave: (draft: BrandDraft) => Promise<void>
  readonly logo: {
    readonly isBusy: boolean
    readonly fault: string | undefined
    readonly onChoose: (file: File) => void
    readonly onRemove: () => void
  }
  /** What the desk refused. */
  readonly problem: ReactNode
}
/** A portal's looks beside their preview. What is typed stays until it is kept, whatever the desk says. */
export function BrandEditor({ kept, accountName, logoUrl, isSaving, onSave, logo, problem }: BrandEditorProps) {
  const [changed, setChanged] = useState<Partial<BrandDraft>>({})
  const heading = useId()
  const draft = { ...kept, ...changed }
  const set = (part: Partial<BrandDraft>) => setChanged((now) => ({ ...now, ...part }))
  const isChanged = JSON.stringify(draft) !== JSON.stringify(kept)
  const reads = (['light', 'dark'] as const).every((scheme) => {
    const colour = draft[scheme]
    return isColour(colour) && judgeAccent(scheme, colour).passes
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (reads && isChanged)
      void onSave(draft).then(
        () => setChanged({}),
        () => undefined,
      )
  }
  return (
    <div className="brand-editor">
      <form onSubmit={submit} aria-labelledby={heading} noValidate>
        <h2 id={heading} className="sr">
          {brandSay('preview.label')}
        </h2>
        <LineField
          label={brandSay('name.label')}
          hint={brandSay('name.hint', { account: accountName })}
          maxLength={60}
          value={draft.name}
          onChange={(name) => set({ name })}
        />
        <WordsField
          label={brandSay('welcome.label')}
          hint={brandSay('welcome.hint')}
          maxLength={600}
          value={draft.welcome}
          onChange={(welcome) => set({ welcome })}
        />
        <LogoField logoUrl={logoUrl} {...logo} />
        <div className="brand-colours">
          <ColourField
            label={brandSay('colour.light')}
            scheme="light"
            value={draft.light}
            onChange={(light) => set({ light })}
          />
          <ColourField
            label={brandSay('colour.dark')}
            scheme="dark"
            value={draft.dark}
            onChange={(dark) => set({ dark })}
            follow={draft.light}
          />
        </div>
        {problem}
        <div className="brand-foot">
          <button type="submit" className="btn pri" disabled={!reads || !isChanged || isSaving}>
            {brandSay('save')}
          </button>
          {isChanged ? (
            <button type="button" className="btn quiet" onClick={() => setChanged({})}>
              {brandSay('undo')}
            </button>
          ) : null}
        </div>
      </form>
      <PortalPreview
        name={draft.name.trim() === '' ? accountName : draft.name}
        welcome={draft.welcome.trim()}
        logoUrl={logoUrl}
        light={draft.light}
        dark={draft.dark}
      />
    </div>
  )
}

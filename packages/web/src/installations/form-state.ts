import { type PlatformKind, readPlatform, writePlatform } from '@mainstay/policy/platforms'
import { useState } from 'react'
import type { Installation } from './use-installations.ts'

/** A line of the form: what it is, and its name and version as one text. */
export interface PlatformLine {
  readonly key: number
  readonly kind: PlatformKind
  readonly text: string
}
export interface InstallationForm {
  readonly name: string
  readonly productId: string | undefined
  readonly productVersion: string
  readonly platforms: readonly PlatformLine[]
  readonly isProduction: boolean
  readonly size: string
  readonly customisations: string
  readonly externalId: string
}

const linesOf = (kept: Installation | undefined): readonly PlatformLine[] => {
  const lines = (kept?.platforms ?? []).map((one, key) => ({ key, kind: one.kind, text: writePlatform(one) }))
  if (lines.length > 0) return lines
  return [
    { key: 0, kind: 'operating_system', text: '' },
    { key: 1, kind: 'database', text: '' },
  ]
}

/** What stands in the form; of an installation that is kept, what holds now. */
export const useInstallationForm = (kept: Installation | undefined) => {
  const [form, setForm] = useState<InstallationForm>(() => ({
    name: kept?.name ?? '',
    productId: kept?.productId,
    productVersion: kept?.productVersion ?? '',
    platforms: linesOf(kept),
    isProduction: kept?.isProduction ?? true,
    size: kept?.size ?? '',
    customisations: kept?.customisations ?? '',
    externalId: kept?.externalId ?? '',
  }))
  const change = (part: Partial<InstallationForm>) => setForm((now) => ({ ...now, ...part }))
  return { form, change }
}

/** The platforms that were written; lines left blank say nothing. */
export const platformsOf = ({ platforms }: InstallationForm) =>
  platforms.filter(({ text }) => text.trim() !== '').map(({ kind, text }) => readPlatform(kind, text))

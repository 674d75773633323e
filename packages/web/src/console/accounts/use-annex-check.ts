import type { Sold } from './sold-field.tsx'
import { useWhatIf } from './use-preview.ts'

interface Written {
  readonly source: string
  readonly sold: Sold | undefined
  readonly policyVersion?: string | undefined
}

/**
 * What the desk makes of special terms while they are written: their faults, or their prose. `isSound` once the very text
 * that stands there was found without a fault, so that nobody asks what faulty terms would change. No text is sound.
 */
export function useAnnexCheck({ source, sold, policyVersion }: Written) {
  const isWritten = source.trim() !== ''
  const version = policyVersion === undefined ? {} : { policyVersion }
  const body = isWritten && sold ? { source, plan: sold.plan, addOns: [...sold.addOns], ...version } : undefined
  const { data, isPlaceholderData, asked } = useWhatIf('POST /decisions/annex', body && { body })
  const isAnswered = data !== undefined && !isPlaceholderData && JSON.stringify(asked?.body) === JSON.stringify(body)
  return { checked: body && data, isSound: !isWritten || (isAnswered && data.faults.length === 0) }
}
export type AnnexCheck = ReturnType<typeof useAnnexCheck>

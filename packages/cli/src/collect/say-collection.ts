import type { Collection } from './collect-into.ts'

const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`

/** What was done and what comes next, for whoever ran it. */
export const sayCollection = ({
  folder,
  file,
  collectors,
  redaction,
  misfits,
  namesFile,
}: Collection & { readonly file?: string }): string => {
  const read = collectors.filter(({ state }) => state === 'read').length
  const hits = Object.values(redaction).reduce((sum, count) => sum + count, 0)
  const lines = [
    '',
    `${read} of ${plural(collectors.length, 'collector', 'collectors')} read. ${hits === 0 ? 'No secrets were met.' : `${plural(hits, 'secret was', 'secrets were')} taken out.`}`,
    ...(misfits.length > 0
      ? [`Left out, for it had another form than expected: ${misfits.slice(0, 10).join(', ')}.`]
      : []),
    `Folder: ${folder}`,
    ...(namesFile ? [`The true names stay here and are not packed: ${namesFile}`] : []),
    file ? `Packed: ${file}` : `Look through it, then: mainstay collect pack ${folder}`,
    'Nothing has left this machine.',
    '',
  ]
  return lines.join('\n')
}

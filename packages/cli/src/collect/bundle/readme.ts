import type { Manifest } from '@mainstay/policy/assessments'

type About = Omit<Manifest, 'files'>

const states: Readonly<Record<string, string>> = {
  read: 'read',
  failed: 'could not be read',
  timed_out: 'took too long',
  skipped: 'left out',
}

const sayCollector = ({ id, state, reason }: Manifest['collectors'][number]): string =>
  [
    `  ${id.padEnd(24)}${states[state] ?? state}`,
    ...(reason ? reason.split('; ').map((part) => `${' '.repeat(26)}${part}`) : []),
  ].join('\n')

const sayHits = (hits: Readonly<Record<string, number>>): string => {
  const lines = Object.entries(hits).map(([kind, count]) => `  ${kind.replaceAll('_', ' ').padEnd(24)}${count}`)
  return lines.length > 0 ? lines.sort().join('\n') : '  nothing that looked like a secret was met'
}

const sayNames = (replaced: boolean): string =>
  replaced
    ? 'Host names and addresses are replaced (host-1, ip-2). The true names are in a file beside this folder,\nwhich is not packed: keep it, so that the next bundle uses the same names.'
    : 'Host names and addresses are as they are. With --pseudonyms they are replaced.'

/** What is in the folder, for whoever looks through it before it is sent. */
export const sayReadme = (
  { collectedAt, version, product, collectors, redaction }: About,
  files: readonly string[],
): string =>
  `What was collected here
=======================

Product      ${product.name} ${product.version}
Collected    ${collectedAt}
Program      mainstay collect ${version}

Nothing has left this machine. Look through the folder, take out what you do not want to send
(any file of raw/ may be deleted), then pack it:

  mainstay collect pack THIS_FOLDER

snapshot.json   the facts that the assessment uses, and nothing else does
raw/            what was read, word by word, one file a collector: for you to compare
manifest.json   the list of files with their hashes, and how the collectors fared

Files
-----
${[...files]
  .sort()
  .map((path) => `  ${path}`)
  .join('\n')}

Collectors
----------
${collectors.map(sayCollector).join('\n')}

Taken out before anything was written
-------------------------------------
${sayHits(redaction.hits)}

Each stands as [REDACTED:kind#mark]. The same mark means the same secret; the mark is made with a key
that is not in this folder, so nobody can find the secret from it.
${sayNames(redaction.pseudonyms)}
`

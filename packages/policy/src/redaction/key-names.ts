/** Where a key may be named; looked for first, then the whole key is read around it. */
export const keyStems =
  /passw(?:or)?d|passphrase|passcode|pwd|secret|token|credential|api[-_. ]?key|apikey|access[-_. ]?key|account[-_. ]?key|private[-_. ]?key|signing[-_. ]?key|encryption[-_. ]?key|master[-_. ]?key|license[-_. ]?key|shared[-_. ]?access|connection[-_. ]?string|sess(?:ion)?[-_. ]?id|connect\.sid|sessid|\bpass\b|_pass\b|\bpin\b|\bsid\b|\botp\b|\bpsk\b/gi

/** What follows a secret's name when the key is about it, not it. */
const about = new Set(
  `encryption length len min max minimum maximum policy policies expiry expires expired expire expiration ttl count counts
  file files path paths name names url uri endpoint endpoints type types timeout enabled disabled required requires age
  rotation reset limit limits lifetime algorithm algo method size provider providers strength history attempts attempt
  used usage uses per id ids at on by prompt field column label login change changed scheme mechanism mode format
  validity valid seconds ms days hours minutes number total rate budget price cost bucket store manager validator
  validators complexity quality iterations rounds version storage location ref kind status state dir directory header
  param parameter class selector cache location arn cleanup engine mount issuer audience claim claims scope scopes
  warning warn authentication check checked verified verification agent managers stores users types limiting priority`.split(
    /\s+/,
  ),
)
/** Plurals that count: `max_tokens: 4096`. */
const counted = /^(?:tokens|passwords|secrets|credentials)$/

const wordsOf = (key: string): readonly string[] =>
  key
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean)

const strongEnd =
  /(?:passw(?:or)?d|passphrase|passcode|pwd|secret|secrets|token|tokens|credential|credentials|apikey|sessid|sessionid)\d*$/
const strongStart = /^(?:passw(?:or)?d|passphrase|secret)(?:s|hash|base|key|value|salt|keybase)?\d*$/
const exact = new Set(['pass', 'pin', 'sid', 'otp', 'psk', 'pw'])
const pairs =
  /^(?:api|access|account|private|signing|encryption|master|license|secret|shared|server|deploy|auth|webhook|session)_key\d*$|^(?:sess|session)_id$|^connection_string$|^shared_access(?:_key|_signature)?$|^connect_sid$/

const isSecretWord = (word: string): boolean => strongEnd.test(word) || strongStart.test(word) || exact.has(word)

/** Where the last words that name a secret end, by count of words; 0 where none do. */
const secretEndsAt = (words: readonly string[]): number => {
  for (let index = words.length; index > 0; index -= 1) {
    const two = words.slice(Math.max(0, index - 2), index).join('_')
    const three = words.slice(Math.max(0, index - 3), index).join('_')
    if (isSecretWord(words[index - 1] ?? '') || pairs.test(two) || pairs.test(three)) return index
  }
  return 0
}

/** What a value under this key is: a secret, only plainly counted things, or nothing to hide. */
export const readKeyName = (key: string): 'secret' | 'counted' | 'open' => {
  const words = wordsOf(key)
  const end = secretEndsAt(words)
  if (end === 0) return 'open'
  // `id` after `session` is part of the name, after `secret` is about it
  if (words.slice(end).some((word) => about.has(word))) return 'open'
  return counted.test(words[end - 1] ?? '') ? 'counted' : 'secret'
}

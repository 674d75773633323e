import { isMark } from './kinds.ts'

const placeholder =
  /^(?:|true|false|null|none|nil|undefined|yes|no|on|off|required|optional|string|boolean|number|object|n\/a|unset|not set|set|present|redacted|hidden|\*+|x{3,}|X{3,}|•+|\.{3}|…|-|=+|\|-?|>-?|\{|\[|\[\]|\{\}|""|''|%s|%\(?\w+\)?s)$/i
/** Where Linux looks people up, and what packages are built for: what stands behind `passwd:` and `libsecret-1-0:`. */
const systemWord = /^(?:(?:files|compat|systemd|ldap|sss|db|nis)(?:\s+|$))+$|^(?:amd64|arm64|i386|all)\.?[,)]?$/
/** Names of a value that lives elsewhere: `${VAR}`, `{{ .Values.x }}`, `<your password>`, `$(cat f)`, `%ENV%`. */
const reference =
  /^(?:\$\{[^}]*\}|\$\([^)]*\)|\{\{[^}]*\}\}|<[^<>]{0,80}>|%[A-Z_]+%|\$[A-Z][A-Z0-9_]+|process\.env\.\w+|env\.\w+|vault:[\w/#-]+)$/
/** Words that go on with a sentence: `Invalid token: unexpected end`. */
const prose =
  /^(?:authentication|expected|unexpected|invalid|missing|expired|must|is|was|are|not|cannot|could|can|failed|failure|error|the|an?|for|from|has|have|will|should|too|no|and|or|of|to|in|wrong|empty|denied|rejected|accepted|ok|valid|unknown|please|see|use|user|cannot)$/i

/** Whether a value gives nothing away: nothing, a placeholder, or the name of where the secret lives. */
export const isInnocent = (value: string): boolean => {
  const bare = value.trim()
  return placeholder.test(bare) || systemWord.test(bare) || reference.test(bare) || isMark(bare)
}

/** Plainly a word of a sentence, so no secret. */
export const isProse = (value: string): boolean => prose.test(value.replace(/[.,;:!]+$/, ''))

/** Plainly a count: what `max_tokens` or `tokens` hold. */
export const isCount = (value: string): boolean => /^\d{1,12}(?:[.,]\d+)?(?:\s|$)/.test(value.trim())

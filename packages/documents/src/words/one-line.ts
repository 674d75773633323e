/** Longer subjects are cut: mail programs show about this much. */
const SUBJECT_AT_MOST = 120

/** One line without control characters, so that it can stand in a header (CR, LF, NUL would begin another). */
export const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim()

export const cutSubject = (text: string): string => {
  const letters = [...text]
  return letters.length <= SUBJECT_AT_MOST ? text : `${letters.slice(0, SUBJECT_AT_MOST - 1).join('')}…`
}

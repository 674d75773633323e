/** What a look into the DNS gave: the texts of a name's TXT records, or that nobody answered in time. */
export type TxtAnswer = { readonly ok: true; readonly texts: readonly string[] } | { readonly ok: false }

/** Looks up the TXT records of a name, with a time limit. A name without any gives an empty list. Never throws. */
export type LookUpTxt = (name: string) => Promise<TxtAnswer>

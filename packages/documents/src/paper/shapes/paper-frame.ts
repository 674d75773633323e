/** A picture as it goes into a paper: bytes, never an address. PNG or JPEG, decided by the bytes themselves. */
export interface PaperPicture {
  readonly base64: string
}
/** What stands on every paper. Instants are ISO 8601 in Z, civil dates `2026-11-30`, spans in milliseconds. */
export interface PaperFrame {
  /** BCP 47: numbers, dates and the document's language follow it. */
  readonly locale: string
  /** IANA zone in which instants are written. */
  readonly zone: string
  readonly vendor: {
    readonly name: string
    /** `#rrggbb`; one that cannot be read on white is darkened. The desk's own accent when absent. */
    readonly colour?: string | undefined
    /** A logo; the first letter of the name on the colour when absent or unreadable. */
    readonly mark?: PaperPicture | undefined
  }
  /** The customer's name. */
  readonly customer: string
  /** The customer's own logo, where its portal bears one. */
  readonly customerMark?: PaperPicture | undefined
  readonly title: string
  /** As it is called in a letter: `ACME-A3`. */
  readonly number: string
  readonly version: number
  /** Absent: a draft, and each page says so. */
  readonly issuedAt?: string | undefined
  readonly preparedBy?: string | undefined
}

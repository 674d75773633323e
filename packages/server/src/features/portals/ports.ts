/** Reads what the owner of a name wrote into the DNS. */
export interface DnsTexts {
  /** The TXT records of a name; none where there are none or nobody answers. */
  read(name: string): Promise<readonly string[]>
}

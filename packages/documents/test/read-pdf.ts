import { extractText, getDocumentProxy } from 'unpdf'

export interface ReadPdf {
  /** Words of each page in their order, one space between them. */
  readonly pages: readonly string[]
  readonly text: string
  /** Titles of the outline with those beneath them. */
  readonly outline: readonly { readonly title: string; readonly items: readonly { readonly title: string }[] }[]
  readonly facts: Readonly<Record<string, unknown>>
  /** Furthest right that a word reaches on any page, in points. */
  readonly reach: () => Promise<number>
}

/** A PDF as a reader gets it. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const pdf = await getDocumentProxy(bytes.slice())
  const { text } = await extractText(pdf)
  const pages = text.map((page) => page.replaceAll(/\s+/g, ' '))
  const { info } = await pdf.getMetadata()
  return {
    pages,
    text: pages.join(' '),
    outline: ((await pdf.getOutline()) ?? []) as ReadPdf['outline'],
    facts: info as Record<string, unknown>,
    reach: async () => Math.max(...(await Promise.all(pages.map((_, at) => endsOf(pdf, at + 1))))),
  }
}

async function endsOf(pdf: Awaited<ReturnType<typeof getDocumentProxy>>, page: number): Promise<number> {
  const { items } = await (await pdf.getPage(page)).getTextContent()
  return Math.max(0, ...items.map((item) => ('str' in item && item.str.trim() ? item.transform[4] + item.width : 0)))
}

import { extractText, getDocumentProxy, getResolvedPDFJS } from 'unpdf'

export interface ReadPdf {
  /** Words of each page in their order, one space between them. */
  readonly pages: readonly string[]
  readonly text: string
  /** Titles of the outline with those beneath them. */
  readonly outline: readonly { readonly title: string; readonly items: readonly { readonly title: string }[] }[]
  readonly facts: Readonly<Record<string, unknown>>
  /** Of each link within the paper: on which page it stands, and to which it leads. The first page is 1. */
  readonly links: () => Promise<readonly { readonly on: number; readonly to: number }[]>
  /** How many pictures are painted on a page. */
  readonly pictures: (page: number) => Promise<number>
  /** Furthest right that a word reaches on any page, in points. */
  readonly reach: () => Promise<number>
}

/** A PDF as a reader gets it. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const pdf = await getDocumentProxy(new Uint8Array(bytes))
  const { text } = await extractText(pdf)
  const pages = text.map((page) => page.replaceAll(/\s+/g, ' '))
  const { info } = await pdf.getMetadata()
  return {
    pages,
    text: pages.join(' '),
    outline: ((await pdf.getOutline()) ?? []) as ReadPdf['outline'],
    facts: info as Record<string, unknown>,
    links: async () => (await Promise.all(pages.map((_, at) => linksOn(pdf, at + 1)))).flat(),
    pictures: async (page) => {
      const { OPS } = await getResolvedPDFJS()
      const { fnArray } = await (await pdf.getPage(page)).getOperatorList()
      return fnArray.filter((name) => name === OPS.paintImageXObject).length
    },
    reach: async () => Math.max(...(await Promise.all(pages.map((_, at) => endsOf(pdf, at + 1))))),
  }
}

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>

async function linksOn(pdf: Pdf, on: number) {
  const found = await (await pdf.getPage(on)).getAnnotations()
  const inside = found.filter(({ dest }) => typeof dest === 'string')
  return await Promise.all(
    inside.map(async ({ dest }) => {
      const [page] = (await pdf.getDestination(dest)) ?? []
      return { on, to: (await pdf.getPageIndex(page)) + 1 }
    }),
  )
}

async function endsOf(pdf: Pdf, page: number): Promise<number> {
  const { items } = await (await pdf.getPage(page)).getTextContent()
  return Math.max(0, ...items.map((item) => ('str' in item && item.str.trim() ? item.transform[4] + item.width : 0)))
}

import { Document, pdf } from '@react-pdf/renderer'
import { AssessmentReport } from './assessment/assessment-report.tsx'
import { cleanText } from './fit/clean-text.ts'
import { openFace } from './fit/fonts.ts'
import { readPicture } from './fit/picture.ts'
import { readableColour, tint } from './fit/readable-colour.ts'
import { openWriter } from './fit/writer.ts'
import { PaperProvider, type PaperSetting } from './parts/paper-context.ts'
import { ServiceReport } from './service/service-report.tsx'
import type { AssessmentPaper } from './shapes/assessment-paper.ts'
import type { ServicePaper } from './shapes/service-paper.ts'
import { text } from './text.ts'

type Paper = AssessmentPaper | ServicePaper

/** A paper as PDF. Reads and reaches nothing: face and words are in this module, pictures come as bytes. */
export async function printPaper(wish: Paper): Promise<Uint8Array> {
  const hasGlyph = await openFace()
  const { value: paper, isReplaced } = cleanText(wish, hasGlyph)
  const setting = settingOf(paper, hasGlyph, isReplaced)
  // a picture whose bytes break the decoder is left out rather than the whole paper
  return await print(paper, setting).catch((fault: unknown) => {
    if (!setting.mark) throw fault
    return print(paper, { ...setting, mark: undefined })
  })
}

function settingOf(paper: Paper, hasGlyph: (codePoint: number) => boolean, isReplaced: boolean): PaperSetting {
  const { frame } = paper
  const accent = readableColour(frame.vendor.colour)
  return {
    ...{ frame, accent, isReplaced, soft: tint(accent, 0.14) },
    write: openWriter(frame, hasGlyph),
    mark: readPicture(frame.vendor.mark),
  }
}

async function print(paper: Paper, setting: PaperSetting): Promise<Uint8Array> {
  const { frame } = paper
  const issued = new Date(frame.issuedAt ?? 0)
  const printed = await pdf(
    <Document
      title={`${frame.title}, ${frame.customer}, ${frame.number}`}
      author={frame.vendor.name}
      subject={frame.title}
      creator="Mainstay"
      producer="Mainstay"
      language={text.language}
      pageMode="useOutlines"
      pageLayout="singlePage"
      {...(Number.isNaN(issued.getTime()) ? {} : { creationDate: issued, modificationDate: issued })}
    >
      <PaperProvider value={setting}>
        {paper.kind === 'assessment' ? <AssessmentReport paper={paper} /> : <ServiceReport paper={paper} />}
      </PaperProvider>
    </Document>,
  ).toBlob()
  return new Uint8Array(await printed.arrayBuffer())
}

import { Document, pdf } from '@react-pdf/renderer'
import { AssessmentReport } from './assessment/assessment-report.tsx'
import { cleanText, signsOf } from './fit/clean-text.ts'
import { type Faces, openFaces } from './fit/open-faces.ts'
import type { ReadFace } from './fit/other-scripts.ts'
import { readPicture } from './fit/picture.ts'
import { readableColour, tint } from './fit/readable-colour.ts'
import { openWriter } from './fit/writer.ts'
import { PaperProvider, type PaperSetting } from './parts/paper-context.ts'
import { ServiceReport } from './service/service-report.tsx'
import type { AssessmentPaper } from './shapes/assessment-paper.ts'
import type { ServicePaper } from './shapes/service-paper.ts'
import { text } from './text.ts'

type Paper = AssessmentPaper | ServicePaper

const noFace: ReadFace = () => undefined

/**
 * A paper as PDF. Reads and reaches nothing by itself: the desk's face and words are in this module, pictures come as
 * bytes, and faces of other scripts by `readFace`, which is asked only for those that the text needs.
 */
export async function printPaper(wish: Paper, readFace = noFace): Promise<Uint8Array> {
  const faces = await openFaces(signsOf(wish), readFace)
  const { value: paper, isReplaced } = cleanText(wish, faces.hasGlyph)
  const setting = settingOf(paper, faces, isReplaced)
  // a picture whose bytes break the decoder is left out rather than the whole paper
  return await print(paper, setting).catch((fault: unknown) => {
    if (!setting.mark && !setting.customerMark) throw fault
    return print(paper, { ...setting, mark: undefined, customerMark: undefined })
  })
}

function settingOf(paper: Paper, faces: Faces, isReplaced: boolean): PaperSetting {
  const { frame } = paper
  const accent = readableColour(frame.vendor.colour)
  return {
    ...{ frame, accent, isReplaced, soft: tint(accent, 0.14) },
    faces: faces.names,
    write: openWriter(frame, faces.isOurs),
    mark: readPicture(frame.vendor.mark),
    customerMark: readPicture(frame.customerMark),
    findings: new Set(paper.kind === 'assessment' ? paper.findings.map(({ number }) => number) : []),
    pages: new Map(),
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

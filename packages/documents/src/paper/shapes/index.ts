export type {
  AssessmentPaper,
  PaperFinding,
  PaperFindingState,
  PaperGroup,
  PaperMeasure,
  PaperSeverity,
  PaperVerdict,
} from './assessment-paper.ts'
export type { PaperFrame, PaperPicture } from './paper-frame.ts'
export type {
  PaperBeside,
  PaperExcuse,
  PaperFigure,
  PaperLate,
  PaperPriority,
  PaperTally,
  ServicePaper,
} from './service-paper.ts'

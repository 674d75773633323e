import { createText } from '../ui/text/translate.ts'

/** Words of the files of a session, for both sides. */
const sessionFilesText = {
  title: 'Files',
  none: 'No files yet.',
  fault: 'The files of this session could not be read.',
  'add.customer': 'Add files',
  'add.customer_staff': 'Add files for both sides',
  'add.staff': 'Add files for colleagues',
  'add.sending': '{name} is on its way…',
  'add.done': '{count, plural, one {One file is} other {# files are}} added.',
  'file.staff': 'not visible to the customer',
  'file.by': '{name}, {size}',
  'file.removed': 'Removed by {name}: {because}',
  'file.withheld': 'withheld',
  'file.get': 'Download {name}',
  'file.link_fault': 'This file could not be fetched.',
  'file.remove': 'Remove {name}',
  'remove.title': 'Remove {name}',
  'remove.means': 'It is gone for both sides and for good; who removed it and why stays.',
  'remove.label': 'Why?',
  'remove.do': 'Remove it',
  'remove.done': 'Removed.',
} as const

export const t = createText(sessionFilesText)

import { createText } from '../../ui/text/translate.ts'

/** Words of the templates for replies. */
const templatesText = {
  'templates.title': 'Reply templates · Mainstay',
  'templates.heading': 'Reply templates',
  'templates.says': 'Words that a reply may begin with; you read them over before they go.',
  'templates.add': 'Add a template',
  'templates.change': 'Change',
  'templates.change_title': 'Change {name}',
  'templates.save': 'Save template',
  'templates.remove': 'Remove',
  'templates.remove_title': 'Remove {name}?',
  'templates.remove_says': 'Replies that began with it stay as they are.',
  'templates.name': 'Name',
  'templates.name_how': 'What you look for in the menu.',
  'templates.text': 'Text',
  'templates.text_how': '{contact}, {account}, {ticket} and {me} are filled in when you put it into a reply.',
  'templates.empty': 'No template yet',
  'templates.empty_how':
    'A template is put into a reply from the menu beside the paper clip, at the place where you write.',
  'templates.failed': 'The templates could not be read.',
  'templates.added': '{name} is in the menu now.',
  'templates.changed': '{name} is changed.',
  'templates.removed': '{name} is removed.',
  'templates.menu': 'Put in a template',
  'templates.find': 'Find a template',
  'templates.none_fits': 'None of that name',
} as const

export const t = createText(templatesText)

import type { Sold } from '../entitlements/sold-terms.ts'
import { type RenderedClause, type RenderedSection, renderSections } from './render-sections.ts'
import type { Policy } from './schema.ts'

export interface RenderOptions extends Sold {
  readonly format: 'markdown' | 'html'
}

/** Anchor of a clause: `2.1` is `clause-2-1`. */
export const clauseAnchor = (clause: string): string => `clause-${clause.replaceAll('.', '-')}`

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const html = (text: string): string => text.replace(/[&<>"']/g, (character) => escapes[character] ?? character)
/** Markdown's own signs, and HTML inside Markdown, are shown as written. */
const markdown = (text: string): string =>
  text
    .replace(/[\\`*_[\]>#|]/g, (character) => `\\${character}`)
    .replaceAll('<', '&lt;')
    .replaceAll(/\s+/g, ' ')

const planTitle = (policy: Policy, { plan, addOns }: Sold): string =>
  [policy.plans[plan]?.name ?? plan, ...addOns.map((name) => policy.addOns[name]?.name ?? name)].join(' + ')

const clauseHtml = ({ clause, title, paragraphs, reading }: RenderedClause): string =>
  [
    `<section id="${clauseAnchor(clause)}">`,
    `<h3><span class="clause">${html(clause)}</span> ${html(title)}</h3>`,
    ...paragraphs.map((paragraph) => `<p>${html(paragraph)}</p>`),
    ...(reading ? [`<aside class="reading"><p>${html(reading.text)}</p><p>${html(reading.why)}</p></aside>`] : []),
    '</section>',
  ].join('\n')

const sectionHtml = ({ clause, title, paragraphs, children }: RenderedSection): string =>
  [
    `<section id="${clauseAnchor(clause)}">`,
    `<h2><span class="clause">${html(clause)}</span> ${html(title)}</h2>`,
    ...paragraphs.map((paragraph) => `<p>${html(paragraph)}</p>`),
    ...children.map(clauseHtml),
    '</section>',
  ].join('\n')

const clauseMarkdown = ({ clause, title, paragraphs, reading }: RenderedClause): string =>
  [
    `### <a id="${clauseAnchor(clause)}"></a>${clause} ${markdown(title)}`,
    ...paragraphs.map(markdown),
    ...(reading ? [`> How we read this: ${markdown(reading.text)} ${markdown(reading.why)}`] : []),
  ].join('\n\n')

const sectionMarkdown = ({ clause, title, paragraphs, children }: RenderedSection): string =>
  [
    `## <a id="${clauseAnchor(clause)}"></a>${clause} ${markdown(title)}`,
    ...paragraphs.map(markdown),
    ...children.map(clauseMarkdown),
  ].join('\n\n')

/**
 * The customer's own policy as Markdown or as an HTML fragment (an `article`, all text escaped): their plan's clauses
 * under headings with anchors such as `clause-2-1`.
 */
export const renderPolicy = (policy: Policy, options: RenderOptions): string => {
  const sections = renderSections(policy, options)
  const subtitle = `${planTitle(policy, options)}, version ${policy.version}`
  if (options.format === 'markdown')
    return `${[`# ${markdown(policy.title)}`, markdown(subtitle), ...sections.map(sectionMarkdown)].join('\n\n')}\n`
  return [
    `<article class="policy" lang="${html(policy.language)}">`,
    `<h1>${html(policy.title)}</h1>`,
    `<p class="subtitle">${html(subtitle)}</p>`,
    ...sections.map(sectionHtml),
    '</article>',
    '',
  ].join('\n')
}

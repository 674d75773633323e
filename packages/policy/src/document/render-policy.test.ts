import { describe, expect, it } from 'vitest'
import type { Sold } from '../entitlements/sold-terms.ts'
import { annex } from '../entitlements/testing/agreements.ts'
import { parsePolicy } from './parse-policy.ts'
import { clauseAnchor, renderPolicy } from './render-policy.ts'
import { renderEverySection, renderSections } from './render-sections.ts'
import { shippedPolicy, shippedText } from './testing/shipped-policy.ts'

const standard: Sold = { plan: 'standard', addOns: [] }
const premium: Sold = { plan: 'premium', addOns: [] }
const managed: Sold = { plan: 'premium', addOns: ['tam'] }

const clausesFor = (sold: Sold) => renderSections(shippedPolicy(), sold).flatMap(({ children }) => children)
const clause = (sold: Sold, id: string) => clausesFor(sold).find((found) => found.clause === id)

describe('the customer’s own policy', () => {
  it('has the clauses of their plan and none of another', () => {
    const ids = (sold: Sold) => clausesFor(sold).map((found) => found.clause)

    expect(ids(standard)).toContain('3.2')
    expect(ids(standard)).not.toEqual(expect.arrayContaining(['3.3']))
    expect(ids(standard).some((id) => id.startsWith('9.') || id.startsWith('10.'))).toBe(false)
    expect(ids(premium)).toContain('9.1')
    expect(ids(premium)).not.toContain('10.1')
    expect(ids(managed)).toContain('10.1')
  })

  it('gives the answer times in words, under their clause', () => {
    expect(clause(standard, '3.2')?.paragraphs).toEqual([
      'Counted in your business hours from the moment we accept your ticket.',
      'P0 Blocker: an answer within 1 hour.',
      'P1 Critical: an answer within 2 hours.',
      'P2 Major: an answer within 4 hours.',
      'P3 Minor: an answer within 1 business day.',
      'P4 Trivial: an answer within 2 business days.',
    ])
  })

  it('prints the numbers that the desk runs by, not copies of them', () => {
    const changed = parsePolicy(
      shippedText().replace('after: 10bd, remindersAfter: [4bd, 8bd]', 'after: 7bd, remindersAfter: [2bd]'),
    )
    const sections = changed.ok ? renderSections(changed.policy, standard) : []
    const waiting = sections.flatMap(({ children }) => children).find((found) => found.clause === '11.2')

    expect(waiting?.paragraphs[0]).toContain(
      'taken as solved after 7 business days. Before that we remind you, after 2 business days.',
    )
  })

  it('says which clause takes the place of another', () => {
    expect(clause(managed, '9.3')?.paragraphs).toContain('Road-map review: clause 10.4 takes the place of this.')
    expect(clause(managed, '10.4')?.paragraphs).toContain('Road-map review: 1 a month.')
  })

  it('shows special terms where they hold and in a section of their own', () => {
    const special = annex({ seats: { is: 6, clause: 'A1' } })

    expect(clause({ ...standard, annex: special }, '7.2')?.paragraphs).toContain(
      'Technical contacts: up to 6, by your order form (clause A1). Without it: up to 4.',
    )
    expect(clause({ ...standard, annex: special }, 'A1')?.paragraphs).toEqual([
      'As agreed.',
      'Technical contacts: up to 6.',
    ])
  })

  it('shows how an unclear sentence was read, and why', () => {
    expect(clause(managed, '10.8')?.reading?.text).toContain('twice a year')
  })

  it('leaves no placeholder unfilled, for any plan', () => {
    for (const sold of [standard, premium, managed]) expect(JSON.stringify(clausesFor(sold))).not.toMatch(/[{][a-z]+\./)
    expect(JSON.stringify(renderEverySection(shippedPolicy()))).not.toMatch(/[{][a-z]+\./)
  })
})

describe('as HTML', () => {
  it('carries an anchor for every clause', () => {
    const html = renderPolicy(shippedPolicy(), { ...managed, format: 'html' })

    for (const { clause: id } of clausesFor(managed)) expect(html).toContain(`<section id="${clauseAnchor(id)}">`)
    expect(clauseAnchor('2.1')).toBe('clause-2-1')
  })

  it('shows what a policy’s author wrote, and never runs it', () => {
    const hostile = parsePolicy(shippedText().replaceAll('In which order', `<script>alert("x")</script> & 'y'`))
    if (!hostile.ok) throw new Error(JSON.stringify(hostile.problems))
    const html = renderPolicy(hostile.policy, { ...standard, format: 'html' })

    expect(html).not.toContain('<script')
    expect(html).toContain('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &#39;y&#39;')
    expect(renderPolicy(hostile.policy, { ...standard, format: 'markdown' })).not.toContain('<script')
  })

  it('closes what it opens', () => {
    const html = renderPolicy(shippedPolicy(), { ...premium, format: 'html' })

    for (const tag of ['article', 'section', 'h2', 'h3', 'p', 'aside', 'span'])
      expect(html.match(new RegExp(`<${tag}[ >]`, 'g'))?.length, tag).toBe(
        html.match(new RegExp(`</${tag}>`, 'g'))?.length,
      )
  })
})

describe('as Markdown', () => {
  it('begins with the title, the plan and the version', () => {
    expect(renderPolicy(shippedPolicy(), { ...managed, format: 'markdown' })).toMatch(
      /^# Northlight Support Policy\n\nPremium \+ Technical account manager, version 1\n\n## <a id="clause-1"><\/a>1 What support is\n/,
    )
  })
})

import { expect, it } from 'vitest'
import { findLiterals } from './no-jsx-literals.ts'

it('finds English between tags and in what a screen reader says', () => {
  const found = findLiterals(
    'a.tsx',
    '<a aria-label="Open it" className="big"><b>{"Send reply"}</b> now please <i>{t("x.y")}</i></a>',
  )
  expect(found.map((one) => one.slice(one.indexOf('"')))).toEqual(['"Open it"', '"Send reply"', '"now please"'])
})

it('lets signs, names of classes and words from a catalogue pass', () => {
  expect(findLiterals('a.tsx', '<a className="big red" title={t("a.b")} type="button">· / {n} %</a>')).toEqual([])
})

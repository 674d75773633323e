import { Link, Text, View } from '@react-pdf/renderer'
import { linesHigh } from '../fit/in-sheets.ts'
import { PageNote } from '../parts/contents.tsx'
import { ink, type } from '../parts/look.ts'
import { usePaper } from '../parts/paper-context.ts'
import { outlined } from '../parts/section.tsx'
import { SeveritySign } from '../parts/signs.tsx'
import type { PaperFinding } from '../shapes/assessment-paper.ts'
import { text } from '../text.ts'
import { findingId } from './finding-link.tsx'

const words = text.assessment
const aside = 118
/** Points: a finding that is higher may be parted between two pages. */
const wholeUpTo = 420

interface FindingParts {
  readonly finding: PaperFinding
  /** Of all: the contents lead here. */
  readonly isFirst?: boolean | undefined
}

/** One finding: what it is about on the left, what was seen and advised on the right. Short ones stay on one page. */
export const Finding = ({ finding, isFirst }: FindingParts) => (
  <View
    id={findingId(finding.number)}
    {...outlined(`${finding.number} ${finding.title}`)}
    wrap={heightOf(finding) > wholeUpTo}
    style={{ flexDirection: 'row', borderTop: `0.75pt solid ${ink.strong}`, paddingTop: 10, paddingBottom: 16 }}
  >
    {isFirst && <PageNote title={words.eachFinding} />}
    <About finding={finding} />
    <View style={{ flex: 1 }}>
      <Text style={{ ...type.part, marginBottom: 5 }} minPresenceAhead={60}>
        {finding.title}
      </Text>
      <Said label={words.why} of={finding.why} />
      <Evidence of={finding.evidence} />
      <Said label={words.advice} of={finding.recommendation} />
      {finding.accepted && <Accepted accepted={finding.accepted} />}
      {finding.source && <Source source={finding.source} />}
    </View>
  </View>
)

/** About how high a finding is drawn, the higher of its two sides; a little too much rather than too little. */
export const heightOf = (finding: PaperFinding): number => 28 + Math.max(asideHigh(finding), saidHigh(finding))

const asideHigh = ({ group, owner, dueOn, effort }: PaperFinding): number =>
  34 +
  [group, 'state', owner, dueOn, effort]
    .filter((words) => words !== undefined)
    .reduce((sum, words) => sum + 15 + linesHigh(words, 22, 11.5), 0)

const saidHigh = (finding: PaperFinding): number =>
  linesHigh(finding.title, 58, 15) +
  [finding.why, finding.recommendation, finding.accepted?.reason ?? '', finding.source?.name ?? '']
    .filter((words) => words !== '')
    .reduce((sum, words) => sum + 19 + linesHigh(words, 76, 14), 0) +
  finding.evidence.reduce(
    (sum, { label, value }) => sum + Math.max(linesHigh(label, 26, 15), linesHigh(value, 42, 15)),
    finding.evidence.length > 0 ? 30 : 0,
  )

function About({ finding }: { readonly finding: PaperFinding }) {
  const { write } = usePaper()
  const facts = [
    { label: words.group, value: finding.group },
    { label: words.state, value: text.state[finding.state] },
    { label: words.owner, value: finding.owner },
    { label: words.due, value: finding.dueOn === undefined ? undefined : write.day(finding.dueOn) },
    { label: words.effort, value: finding.effort },
  ]
  return (
    <View style={{ width: aside, paddingRight: 14 }}>
      <Text style={{ ...type.cell, color: ink.quiet }}>{finding.number}</Text>
      <View style={{ marginTop: 2, marginBottom: 6 }}>
        <SeveritySign severity={finding.severity} />
      </View>
      {facts.map(({ label, value }) =>
        value === undefined ? null : (
          <View key={label} style={{ marginBottom: 4 }}>
            <Text style={{ ...type.label, fontSize: 7 }}>{label}</Text>
            <Text style={{ ...type.small, color: ink.text }}>{value}</Text>
          </View>
        ),
      )}
    </View>
  )
}

function Said({ label, of }: { readonly label: string; readonly of: string }) {
  if (of.trim() === '') return null
  return (
    <View style={{ marginBottom: 7 }}>
      <Text style={{ ...type.label, ...type.strong, color: ink.quiet }} minPresenceAhead={20}>
        {label}
      </Text>
      <Text orphans={2} widows={2}>
        {of}
      </Text>
    </View>
  )
}

/** An instant in the midst of words, as collectors write it. */
const instants = /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}[\d:.]*Z/g

function Evidence({ of }: { readonly of: PaperFinding['evidence'] }) {
  const { write } = usePaper()
  if (of.length === 0) return null
  return (
    <View style={{ marginBottom: 8 }}>
      <Text style={{ ...type.label, ...type.strong, color: ink.quiet, marginBottom: 2 }} minPresenceAhead={24}>
        {words.evidence}
      </Text>
      <View style={{ backgroundColor: ink.sunken, borderRadius: 3, paddingHorizontal: 8, paddingVertical: 4 }}>
        {of.map(({ label, value }) => (
          <View key={`${label} ${value}`} style={{ flexDirection: 'row', paddingVertical: 1.5 }}>
            <Text style={{ ...type.cell, color: ink.quiet, width: 142, paddingRight: 8 }}>{label}</Text>
            <Text style={{ ...type.cell, fontWeight: 500, flex: 1 }}>{value.replaceAll(instants, write.moment)}</Text>
          </View>
        ))}
      </View>
    </View>
  )
}

function Accepted({ accepted }: { readonly accepted: NonNullable<PaperFinding['accepted']> }) {
  const { write } = usePaper()
  const who = accepted.by === undefined ? '' : ` ${words.acceptedBy(accepted.by)}`
  const until = accepted.until === undefined ? '' : `, ${words.acceptedUntil(write.day(accepted.until))}`
  return <Said label={`${words.acceptedBecause}${who}${until}`} of={accepted.reason} />
}

function Source({ source }: { readonly source: NonNullable<PaperFinding['source']> }) {
  const { accent } = usePaper()
  const named = `${words.source}: ${source.name}`
  return isWebAddress(source.url) ? (
    <Link src={source.url} style={{ ...type.small, color: accent, textDecoration: 'none' }}>
      {named}
    </Link>
  ) : (
    <Text style={type.small}>{named}</Text>
  )
}

/** Nothing else may stand behind a word that is clicked. */
const isWebAddress = (url: string | undefined): url is string => url !== undefined && /^https:\/\/[^\s]+$/i.test(url)

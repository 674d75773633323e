import { Link, Text } from '@react-pdf/renderer'
import { type } from '../parts/look.ts'
import { usePaper } from '../parts/paper-context.ts'

/** What a finding is called within the document. */
export const findingId = (number: string): string => `finding ${number}`

/** Numbers of findings; each leads to what is said of it, where this paper says it. */
export function FindingLinks({ of }: { readonly of: readonly string[] }) {
  const { findings, accent } = usePaper()
  return (
    <Text style={type.cell}>
      {of.map((number, at) => [
        at > 0 ? ', ' : '',
        findings.has(number) ? (
          <Link key={number} src={`#${findingId(number)}`} style={{ color: accent, textDecoration: 'none' }}>
            {number}
          </Link>
        ) : (
          number
        ),
      ])}
    </Text>
  )
}

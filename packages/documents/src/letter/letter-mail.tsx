import { Body, Button, Container, Head, Heading, Hr, Html, Preview, Section, Text } from 'react-email'
import type { Letter } from './letter.ts'
import { look } from './look.ts'

/** The mast and its stay as letters: many mail programs show no SVG, and none loads a picture without being asked. */
const Mark = () => (
  <Text style={look.mark}>
    <span aria-hidden="true">{'◣ '}</span>
    {'Mainstay'}
  </Text>
)

const Facts = ({ facts }: Pick<Letter, 'facts'>) => (
  <table role="presentation" cellPadding={0} cellSpacing={0} style={look.facts}>
    <tbody>
      {facts.map(({ label, value }) => (
        <tr key={label}>
          <td style={look.label}>{label}</td>
          <td style={look.value}>{value}</td>
        </tr>
      ))}
    </tbody>
  </table>
)

/** A letter as a mail. Loads nothing from anywhere: no picture, no font, nothing that tells whether it was read. */
export const LetterMail = ({ letter }: { readonly letter: Letter }) => (
  <Html lang={letter.language} dir="ltr">
    <Head>
      <title>{letter.subject}</title>
    </Head>
    <Preview>{letter.preview}</Preview>
    <Body style={look.body}>
      <Container style={look.paper}>
        <Mark />
        <Heading as="h1" style={look.heading}>
          {letter.heading}
        </Heading>
        {letter.paragraphs.map((paragraph) => (
          <Text key={paragraph} style={look.paragraph}>
            {paragraph}
          </Text>
        ))}
        {letter.quote && <blockquote style={look.quote}>{letter.quote.text}</blockquote>}
        <Facts facts={letter.facts} />
        <Section>
          <Button href={letter.action.href} style={look.button}>
            {letter.action.label}
          </Button>
        </Section>
        <Hr style={look.rule} />
        {letter.footer.map((sentence) => (
          <Text key={sentence} style={look.footer}>
            {sentence}
          </Text>
        ))}
      </Container>
    </Body>
  </Html>
)

import { Body, Button, Container, Head, Heading, Hr, Html, Section, Text } from 'react-email'
import type { Letter } from './letter.ts'
import { atNight, look } from './look.ts'
import { mark } from './mark.ts'

/** What mail programs show beside the subject, and nothing of the letter after it. */
const Preview = ({ text }: { readonly text: string }) => (
  <div style={look.preview}>{`${text}${'\u034f\u200c\u00a0'.repeat(80)}`}</div>
)

/** The mark travels with the mail: programs show no SVG, and load no picture from elsewhere without asking. */
const Sender = () => (
  <table role="presentation" cellPadding={0} cellSpacing={0} style={look.sender}>
    <tbody>
      <tr>
        <td style={look.mark}>
          <img src={`cid:${mark.cid}`} width={mark.width} height={mark.width} alt="" style={look.picture} />
        </td>
        <td className="accent" style={look.name}>
          {'Mainstay'}
        </td>
      </tr>
    </tbody>
  </table>
)

const Facts = ({ facts }: Pick<Letter, 'facts'>) => (
  <table role="presentation" cellPadding={0} cellSpacing={0} className="line" style={look.facts}>
    <tbody>
      {facts.map(({ label, value }) => (
        <tr key={label}>
          <td className="quiet" style={look.label}>
            {label}
          </td>
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
      <meta name="viewport" content="width=device-width" />
      <meta name="color-scheme" content="light dark" />
      <meta name="supported-color-schemes" content="light dark" />
      <style>{atNight}</style>
    </Head>
    <Body className="page" style={look.body}>
      <Preview text={letter.preview} />
      <Container className={`paper ${letter.tone}`} style={{ ...look.paper, ...look[letter.tone] }}>
        <Sender />
        <Heading as="h1" style={look.heading}>
          {letter.heading}
        </Heading>
        <Text className="quiet" style={look.about}>
          {letter.about}
        </Text>
        {letter.paragraphs.map((paragraph) => (
          <Text key={paragraph} style={look.paragraph}>
            {paragraph}
          </Text>
        ))}
        {letter.quote && (
          <blockquote className="quiet line" style={look.quote}>
            {letter.quote.text}
          </blockquote>
        )}
        <Section>
          <Button className="button" href={letter.action.href} style={look.button}>
            {letter.action.label}
          </Button>
        </Section>
        <Facts facts={letter.facts} />
        <Hr className="line" style={look.rule} />
        {letter.footer.map((sentence) => (
          <Text key={sentence} className="quiet" style={look.footer}>
            {sentence}
          </Text>
        ))}
      </Container>
    </Body>
  </Html>
)

import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { type Returned, useSend } from '../data/index.ts'
import { announce } from '../ui/announcer.tsx'
import { QrPicture } from './qr-picture.tsx'
import { t } from './text.ts'

type Begun = Returned<'POST /auth/second-factor'>
const inFours = (secret: string) => secret.match(/.{1,4}/gu)?.join(' ') ?? secret

interface EnrolFieldsProps {
  readonly begun: Begun
  readonly code: string
  readonly onCode: (code: string) => void
}
/** What to scan, and the first code. Stands inside a form: `useEnrol` sends it. */
export function EnrolFields({ begun, code, onCode }: EnrolFieldsProps) {
  return (
    <>
      <p>{t('enrol.scan')}</p>
      <QrPicture text={begun.uri} label={t('enrol.qr')} />
      <div>
        <p className="sm mut">{t('enrol.type')}</p>
        <code className="door-secret">{inFours(begun.secret)}</code>
      </div>
      <TextInput
        className="door-code"
        label={t('enrol.code')}
        value={code}
        onChange={(event) => onCode(event.currentTarget.value)}
        autoComplete="one-time-code"
        autoFocus
        inputMode="numeric"
        pattern="[0-9 ]{6,8}"
        required
        withAsterisk={false}
        size="md"
        maxLength={8}
      />
    </>
  )
}

/** Sends the first code and hands on the recovery codes. */
export const useEnrol = (onDone: (recoveryCodes: readonly string[]) => void) => {
  const [code, setCode] = useState('')
  const send = useSend('POST /auth/second-factor/confirm')
  const submit = async () => {
    const done = await send.mutateAsync({ body: { code } }).catch(() => undefined)
    if (done === undefined) setCode('')
    else onDone(done.body.recoveryCodes)
  }
  return { code, setCode, submit, send }
}

/** The recovery codes, this once: to copy or to keep as a file. */
export function RecoveryCodes({ codes }: { readonly codes: readonly string[] }) {
  const copy = () => void navigator.clipboard.writeText(codes.join('\n')).then(() => announce(t('enrol.copied')))
  return (
    <>
      <ul className="door-codes">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="door-buttons">
        <Button variant="default" onClick={copy}>
          {t('enrol.copy')}
        </Button>
        <Button
          variant="default"
          component="a"
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(`${codes.join('\n')}\n`)}`}
          download={t('enrol.file')}
        >
          {t('enrol.save')}
        </Button>
      </div>
    </>
  )
}

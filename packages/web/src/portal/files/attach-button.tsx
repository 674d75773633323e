import { useRef } from 'react'
import { Icon } from '../../ui/icons.tsx'
import { t } from '../text.ts'

/** Opens the device’s own choice of files. */
export function AttachButton({ onFiles }: { readonly onFiles: (files: readonly File[]) => void }) {
  const picker = useRef<HTMLInputElement>(null)
  return (
    <>
      <button type="button" className="btn quiet" onClick={() => picker.current?.click()}>
        <Icon name="clip" />
        {t('files.attach')}
      </button>
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        aria-label={t('files.attach')}
        onChange={(event) => {
          onFiles([...(event.currentTarget.files ?? [])])
          event.currentTarget.value = ''
        }}
      />
    </>
  )
}

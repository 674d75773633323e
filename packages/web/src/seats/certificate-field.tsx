import { useMutation } from '@tanstack/react-query'
import { useId, useRef } from 'react'
import { uploadFile } from '../data/index.ts'
import { t } from './seats-text.ts'

/** The certificate itself: sent as soon as it is picked, its id goes with the form. */
export const useCertificate = () => {
  const upload = useMutation({ mutationFn: (file: File) => uploadFile(file) })
  return { upload, body: upload.data === undefined ? {} : { fileId: upload.data.id } }
}

/** Opens the device's own choice of files and names the one that was picked. */
export function CertificateField({ upload }: Pick<ReturnType<typeof useCertificate>, 'upload'>) {
  const picker = useRef<HTMLInputElement>(null)
  const label = useId()
  return (
    <div className="field">
      <span className="field-label" id={label}>
        {t('handin.file')}
      </span>
      <div className="seats-file">
        <button
          type="button"
          className="btn sm"
          aria-describedby={label}
          disabled={upload.isPending}
          onClick={() => picker.current?.click()}
        >
          {t(upload.data === undefined ? 'handin.pick' : 'handin.other')}
        </button>
        <span className="mut">{upload.isPending ? t('handin.sending') : upload.data?.name}</span>
      </div>
      <input
        ref={picker}
        type="file"
        hidden
        aria-label={t('handin.file')}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? []
          if (file !== undefined) upload.mutate(file)
          event.currentTarget.value = ''
        }}
      />
    </div>
  )
}

import { Image, Text, View } from '@react-pdf/renderer'
import { usePaper } from './paper-context.ts'

/** The vendor's logo; the first letter of its name on its colour where there is none. */
export function VendorMark({ size }: { readonly size: number }) {
  const { mark, accent, frame } = usePaper()
  if (mark) return <Image src={mark} style={{ height: size, maxWidth: size * 5, objectFit: 'contain' }} />
  const [letter = ''] = frame.vendor.name.trim()
  return (
    <View
      style={{ width: size, height: size, borderRadius: size / 4.6, backgroundColor: accent, justifyContent: 'center' }}
    >
      <Text style={{ fontSize: size * 0.56, fontWeight: 600, color: '#ffffff', textAlign: 'center', lineHeight: 1 }}>
        {letter.toUpperCase()}
      </Text>
    </View>
  )
}

/** The customer's own logo, where its portal bears one. */
export function CustomerMark({ size }: { readonly size: number }) {
  const { customerMark } = usePaper()
  if (!customerMark) return null
  return <Image src={customerMark} style={{ height: size, maxWidth: size * 5, objectFit: 'contain', marginLeft: 8 }} />
}

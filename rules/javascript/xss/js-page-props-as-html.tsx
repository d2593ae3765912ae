import DOMPurify from 'isomorphic-dompurify'

export const getServerSideProps = async ({ params, query }) => {
  const exhibit = await load(params.id)
  return { props: { exhibit, note: String(query.note ?? '') } }
}

export default function Page({ exhibit, note }) {
  return (
    <main>
      {/* the note */}
      // ruleid: js-page-props-as-html
      <aside dangerouslySetInnerHTML={{ __html: note }} />
      // ruleid: js-page-props-as-html
      <p dangerouslySetInnerHTML={{ __html: exhibit.story }} />
      // ok: js-page-props-as-html
      <p dangerouslySetInnerHTML={{ __html: DOMPurify.sanitize(exhibit.story) }} />
      // ok: js-page-props-as-html
      <p>{note}</p>
      // ok: js-page-props-as-html
      <p dangerouslySetInnerHTML={{ __html: '&copy; museum' }} />
    </main>
  )
}

export function Other({ note }) {
  // ruleid: js-page-props-as-html
  return <aside dangerouslySetInnerHTML={{ __html: note }} />
}

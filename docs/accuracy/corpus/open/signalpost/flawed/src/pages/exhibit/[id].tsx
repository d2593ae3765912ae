import type { GetServerSideProps } from 'next';

interface Props {
  title: string;
  story: string;
  note: string;
}

export const getServerSideProps: GetServerSideProps<Props> = async ({ params, query }) => {
  const response = await fetch(`https://worker.museum.internal/exhibits/${encodeURIComponent(String(params?.id))}`);
  const exhibit = await response.json();
  return { props: { title: exhibit.title, story: exhibit.story, note: String(query.note ?? '') } };
};

export default function ExhibitPage({ title, story, note }: Props) {
  return (
    <main>
      <h1>{title}</h1>
      <p>{story}</p>
      <aside dangerouslySetInnerHTML={{ __html: note }} />
    </main>
  );
}

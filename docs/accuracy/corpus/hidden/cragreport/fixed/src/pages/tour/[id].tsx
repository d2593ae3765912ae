import type { GetServerSideProps } from 'next';
import { marked } from '../../support/marked';

interface Props {
  name: string;
  story: string;
  back: string;
}

export const getServerSideProps: GetServerSideProps<Props> = async ({ params, query }) => {
  const response = await fetch(`https://api.crag.internal/tours/${encodeURIComponent(String(params?.id))}`);
  const tour = await response.json();
  return { props: { name: tour.name, story: tour.story, back: String(query.back ?? '/') } };
};

export default function TourPage({ name, story, back }: Props) {
  const target = back.startsWith('/') && !back.startsWith('//') ? back : '/';
  return (
    <main>
      <h1>{name}</h1>
      <div dangerouslySetInnerHTML={{ __html: marked(story) }} />
      <a href={target}>Back</a>
    </main>
  );
}

import { type FakeApi, fakeApi, type Reply, type Seen } from './fake-api.ts';

/** How the fake is set up. */
export interface FakeElasticsearchOptions {
  readonly index: string;
  /** What `Authorization` must be. */
  readonly authorization?: string;
}

const refused = (status: number, type: string, reason: string): Reply => ({
  status,
  body: { error: { root_cause: [{ type, reason }], type, reason }, status },
});

/**
 * An Elasticsearch with one index that begins with its first document, and can be searched only after its next refresh:
 * the second search after a document finds it. https://www.elastic.co/docs/api/doc/elasticsearch/
 */
export async function fakeElasticsearch(options: FakeElasticsearchOptions): Promise<FakeApi> {
  const documents: Record<string, unknown>[] = [];
  let searched = 0;
  const entitled = (answer: (request: Seen) => Reply) => (request: Seen) => {
    if (options.authorization !== undefined && request.headers.authorization !== options.authorization) {
      return refused(401, 'security_exception', 'missing authentication credentials for REST request');
    }
    if (request.headers['content-type'] !== 'application/json') {
      const words = `Content-Type header [${request.headers['content-type']}] is not supported`;
      return { status: 406, body: { error: words, status: 406 } };
    }
    return answer(request);
  };
  return fakeApi({
    [`POST /${options.index}/_doc`]: entitled(({ body }) => {
      const document = JSON.parse(body) as Record<string, unknown>;
      if (!/^\d{4}-\d\d-\d\dT/.test(String(document['@timestamp']))) {
        return refused(
          400,
          'document_parsing_exception',
          'failed to parse field [@timestamp] of type [date]',
        );
      }
      documents.push(document);
      searched = 0;
      return { status: 201, body: { _index: options.index, _id: 'W0tpsmIBdwcYyG50zbta', result: 'created' } };
    }),
    [`POST /${options.index}/_search`]: entitled(({ body, parameters }) => {
      if (documents.length === 0 && parameters.get('ignore_unavailable') !== 'true') {
        return refused(404, 'index_not_found_exception', `no such index [${options.index}]`);
      }
      const { query } = JSON.parse(body) as { query: { match_phrase?: Record<string, string> } };
      const [[field, phrase] = []] = Object.entries(query.match_phrase ?? {});
      if (field === undefined || phrase === undefined) {
        return refused(400, 'parsing_exception', 'query malformed, empty clause found');
      }
      searched += 1;
      const words = (text: unknown) => String(text).toLowerCase().split(/\W+/);
      const found =
        searched < 2 ? [] : documents.filter((document) => words(document[field]).includes(phrase));
      const hits = found.map((_source) => ({ _index: options.index, _id: '1', _score: 1, _source }));
      return {
        body: { took: 1, timed_out: false, hits: { total: { value: hits.length, relation: 'eq' }, hits } },
      };
    }),
  });
}

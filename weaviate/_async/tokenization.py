"""What becomes of texts in the inverted index."""

from __future__ import annotations

from weaviate._async.connection.session import Session
from weaviate._core.rest import tokenization as rest
from weaviate.models.config.enums import Tokenization
from weaviate.models.config.properties import TextAnalyzerConfigCreate
from weaviate.models.config.read import StopwordsConfig
from weaviate.models.config.settings import StopwordsCreate
from weaviate.models.tokenization import TokenizeResult


class TokenizerAsync:
    """Shows the words that the server makes of a text for keyword search and filters. It needs Weaviate 1.37."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def text(
        self,
        text: str,
        tokenization: Tokenization,
        *,
        analyzer_config: TextAnalyzerConfigCreate | None = None,
        stopwords: StopwordsCreate | StopwordsConfig | None = None,
        stopword_presets: dict[str, list[str]] | None = None,
    ) -> TokenizeResult:
        """The words of a text, with settings that no collection has to have.

        Args:
            text: The text.
            tokenization: How it is split into words.
            analyzer_config: How the words are treated: accents, and which preset of stopwords they are without.
            stopwords: The words that searches leave out. By default `Tokenization.WORD` leaves out English ones.
            stopword_presets: Lists of such words by name, for `analyzer_config`; not together with `stopwords`.

        Returns:
            The words that are stored, and those that are searched for.

        Raises:
            WeaviateInvalidInputError: An argument is not of its kind, or both `stopwords` and `stopword_presets` are
                given. Nothing was sent.
            WeaviateUnsupportedFeatureError: The server is too old.
            UnexpectedStatusCodeError: The server refused; a kind of tokenization that is not switched on
                (`ENABLE_TOKENIZER_GSE` and others in its environment), or a preset that is nowhere, gives status 422.
        """
        request = rest.of_text(
            text,
            tokenization,
            analyzer_config=analyzer_config,
            stopwords=stopwords,
            stopword_presets=stopword_presets,
        )
        return rest.tokenized(await self._session.rest(request))

    async def for_property(self, collection: str, property_name: str, text: str) -> TokenizeResult:
        """The words of a text, as if a property of a collection had it.

        Args:
            collection: The collection.
            property_name: The property.
            text: The text.

        Returns:
            The words that are stored, and those that are searched for.

        Raises:
            WeaviateInvalidInputError: A name is not one that a collection or property can have, or the text is none.
                Nothing was sent.
            WeaviateUnsupportedFeatureError: The server is too old.
            UnexpectedStatusCodeError: The server refused; a collection or property that does not exist gives status
                404, a property that is no text 422.
        """
        return rest.tokenized(await self._session.rest(rest.of_property(collection, property_name, text)))

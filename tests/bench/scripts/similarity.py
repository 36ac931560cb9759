"""scikit-learn's all-pairs cosine of tf-idf vectors, of documents of words, one a line: CPU, the least of three runs."""
import sys
import time

from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.metrics.pairwise import cosine_similarity

with open(sys.argv[1], encoding="utf-8") as file:
    documents = file.read().split("\n")[:-1]


def measure(name, run):
    least = float("inf")
    for _ in range(3):
        began = time.process_time()
        result = run()
        least = min(least, time.process_time() - began)
    print("%-44s %9.3f s of CPU" % ("scikit-learn, " + name, least))
    return result


def weigh():
    return TfidfVectorizer(token_pattern=r"\S+", lowercase=False).fit_transform(documents)


def compare():
    return cosine_similarity(weigh())


weights = measure("TfidfVectorizer of the words", weigh)
measure("cosine_similarity of the weights", lambda: cosine_similarity(weights))
measure("both", compare)

import java.io.FileOutputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.jena.query.QueryExecution;
import org.apache.jena.query.QueryExecutionFactory;
import org.apache.jena.query.ResultSetFormatter;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.riot.RDFDataMgr;

/** Ask GRAPH FOLDER QUESTION...: asks Jena's ARQ each question and writes its answer as CSV. */
public class Ask {
  public static void main(String[] arguments) throws Exception {
    Model graph = RDFDataMgr.loadModel(arguments[0]);
    System.out.println(graph.size());
    for (int number = 2; number < arguments.length; number++) {
      Path question = Path.of(arguments[number]);
      String name = question.getFileName().toString().replace(".rq", ".csv");
      try (QueryExecution execution =
              QueryExecutionFactory.create(Files.readString(question), graph);
          OutputStream out = new FileOutputStream(Path.of(arguments[1], name).toFile())) {
        ResultSetFormatter.outputAsCSV(out, execution.execSelect());
      }
    }
  }
}
